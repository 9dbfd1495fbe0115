// Parses every file of a folder with HashiCorp's own HCL parser and prints what it says, one line of JSON a file.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import hcl2json from '@cdktf/hcl2json';

const folder = process.argv[2];
for (const name of readdirSync(folder).sort()) {
  const text = readFileSync(join(folder, name), 'utf8');
  let answer;
  try {
    answer = { name, value: await hcl2json.parse('main.tf', text) };
  } catch (error) {
    answer = { name, error: String(error) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
process.exit(0);
