// Cuts a prebuilt jsii provider package down to a few of its submodules. The AWS provider has more than two thousand, and C# bindings for
// all of them take a quarter of an hour and seven gigabytes to compile; a Terraform resource is one submodule.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

/**
 * Writes to `target` what of the package in `source` belongs to `submodules`, and to those that they refer to.
 * @param {string} source a folder with package.json, .jsii and lib/
 * @param {string} target a folder that does not exist
 * @param {string[]} submodules jsii names: cloudtrail, s3BucketPolicy
 */
export function slice(source, target, submodules) {
  const assembly = readAssembly(source);
  const submoduleOf = fqn => fqn.slice(assembly.name.length + 1).split('.', 1)[0];
  const kept = closure(assembly, submoduleOf, submodules);
  const keep = entries => Object.fromEntries(Object.entries(entries).filter(([fqn]) => kept.has(submoduleOf(fqn))));

  fs.mkdirSync(path.join(target, 'lib'), { recursive: true });
  const folders = submoduleFolders(source);
  const names = [...kept].sort();
  for (const name of names) {
    fs.cpSync(path.join(source, 'lib', folders.get(name)), path.join(target, 'lib', folders.get(name)), { recursive: true });
  }
  const requires = names.map(name => `exports.${name} = require('./${folders.get(name)}');\n`);
  const exports = names.map(name => `export * as ${name} from './${folders.get(name)}';\n`);
  fs.writeFileSync(path.join(target, 'lib', 'index.js'), `'use strict';\n${requires.join('')}`);
  fs.writeFileSync(path.join(target, 'lib', 'index.d.ts'), exports.join(''));

  const extras = ['LICENSE', 'NOTICE', 'README.md'].filter(file => fs.existsSync(path.join(source, file)));
  for (const file of extras) {
    fs.copyFileSync(path.join(source, file), path.join(target, file));
  }
  const { scripts, devDependencies, ...manifest } = JSON.parse(fs.readFileSync(path.join(source, 'package.json'), 'utf8'));
  manifest.description += ' (a few submodules only)';
  manifest.files = ['lib', '.jsii', ...extras];
  fs.writeFileSync(path.join(target, 'package.json'), JSON.stringify(manifest, null, 2));

  const { fingerprint, ...sliced } = { ...assembly, submodules: keep(assembly.submodules), types: keep(assembly.types) };
  sliced.description = manifest.description;
  sliced.fingerprint = crypto.createHash('sha256').update(JSON.stringify(sliced)).digest('base64');
  fs.writeFileSync(path.join(target, '.jsii'), JSON.stringify(sliced));
}

/** A large .jsii file only says where the compressed one is. */
function readAssembly(folder) {
  const assembly = JSON.parse(fs.readFileSync(path.join(folder, '.jsii'), 'utf8'));
  return assembly.schema === 'jsii/file-redirect'
    ? JSON.parse(zlib.gunzipSync(fs.readFileSync(path.join(folder, assembly.filename))).toString('utf8'))
    : assembly;
}

function closure(assembly, submoduleOf, submodules) {
  const types = new Map();
  for (const [fqn, type] of Object.entries(assembly.types)) {
    const submodule = submoduleOf(fqn);
    types.set(submodule, [...(types.get(submodule) ?? []), type]);
  }
  const kept = new Set();
  const pending = [...submodules];
  while (pending.length > 0) {
    const submodule = pending.pop();
    if (kept.has(submodule)) {
      continue;
    }
    if (!types.has(submodule)) {
      throw new Error(`${assembly.name}@${assembly.version} has no submodule '${submodule}'.`);
    }
    kept.add(submodule);
    // Types name each other by fully qualified name, as the value of "fqn", "base" or an element of "interfaces".
    for (const [, name] of JSON.stringify(types.get(submodule)).matchAll(/"([^"\\]+)"/g)) {
      if (name.startsWith(`${assembly.name}.`) && types.has(submoduleOf(name))) {
        pending.push(submoduleOf(name));
      }
    }
  }
  return kept;
}

/** Submodule name to folder below lib/, from the package's own index; './cloudtrail' or './cloudtrail/index'. */
function submoduleFolders(source) {
  const index = fs.readFileSync(path.join(source, 'lib', 'index.d.ts'), 'utf8');
  return new Map([...index.matchAll(/export \* as (\w+) from '\.\/([^']+)'/g)].map(([, name, file]) => [name, file.replace(/\/index$/, '')]));
}
