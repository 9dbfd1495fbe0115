// Draws icon.png, which packages carry, from icon.svg: `node eng/icon.mjs`. NuGet takes no SVG. Needs a Chromium.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = import.meta.dirname;
const work = mkdtempSync(join(tmpdir(), 'icon-'));
try {
  const page = join(work, 'icon.html');
  writeFileSync(page, `<body style="margin:0">${readFileSync(join(folder, 'icon.svg'), 'utf8').replace('<svg ', '<svg style="display:block" ')}`);
  execFileSync(process.env.CHROMIUM ?? 'chromium-headless-shell', [
    '--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-device-scale-factor=1', '--window-size=128,128',
    '--default-background-color=00000000', `--screenshot=${join(folder, 'icon.png')}`, `file://${page}`,
  ], { stdio: ['ignore', 'ignore', 'pipe'] });
} finally {
  rmSync(work, { recursive: true });
}
