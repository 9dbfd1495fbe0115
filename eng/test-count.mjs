// node eng/test-count.mjs <folder>
// Prints how many tests passed, failed and were skipped, over all the .trx files of a test run. Fails when no test ran.
import fs from 'node:fs';
import path from 'node:path';

const folder = process.argv[2];
const files = fs.existsSync(folder) ? fs.readdirSync(folder).filter(file => file.endsWith('.trx')) : [];
let passed = 0;
let failed = 0;
let skipped = 0;
for (const file of files) {
  const [, counters] = /<Counters ([^>]*)>/.exec(fs.readFileSync(path.join(folder, file), 'utf8')) ?? [];
  const count = name => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(counters)?.[1] ?? 0);
  passed += count('passed');
  failed += count('executed') - count('passed');
  skipped += count('total') - count('executed');
}
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = passed + failed > 0 ? 0 : 1;
