// What AWS CDK's generated classes know of CloudFormation: its types, and the names and kinds of their properties.
import fs from 'node:fs';
import path from 'node:path';

const bare = name => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Reads the unpacked npm package aws-cdk-lib: by CloudFormation's type, its properties. */
export function readCloudFormation(folder) {
  const types = new Map();
  for (const service of fs.readdirSync(folder).filter(name => name.startsWith('aws-'))) {
    const lib = path.join(folder, service, 'lib');
    for (const file of fs.existsSync(lib) ? fs.readdirSync(lib).filter(name => name.endsWith('.generated.js')) : []) {
      readFile(fs.readFileSync(path.join(lib, file), 'utf8'), types);
    }
  }
  return types;
}

/** The type that CloudFormation has for one of Terraform's, going by the names of both and Pulumi's; nothing where two would do. */
export function typeFor(types, type, tokens) {
  const names = new Set([bare(type.slice('aws_'.length)), ...tokens.map(token => bare(token.replace(/^aws:/, '').replace(/\/.*:/, '')))]);
  const found = [...types.keys()].filter(name => names.has(bare(name.replace('AWS::', ''))));
  return found.length === 1 ? found[0] : undefined;
}

/** The property that an attribute is: it has its name and its kind. */
export function propertyFor(properties, attribute) {
  const found = properties.filter(property => bare(property.name) === bare(attribute.name));
  return found.length === 1 && isSame(found[0], attribute) ? found[0] : undefined;
}

function isSame(property, attribute) {
  return property.isList === attribute.isList && property.isMap === attribute.isMap
    && (property.kind === attribute.kind || [property.kind, attribute.kind].every(kind => kind === 'string' || kind === 'number'))
    && property.kind !== 'object';
}

function readFile(source, types) {
  const converters = new Map();
  for (const [, name, body] of source.matchAll(/function convertCfn(\w+)ToCloudFormation\(properties\)\{[^{]*\{(.*?)\}\):properties\}/g)) {
    converters.set(name, body);
  }
  const read = (name, open) => open.length > 5 || open.includes(name) || !converters.has(name) ? undefined
    : [...converters.get(name).matchAll(/"?(\w+)"?:(.*?)\(properties\.(\w+)\)(?:,|$)/g)].map(([, property, mapper, member]) => {
      const inner = /convertCfn(\w+)ToCloudFormation/.exec(mapper)?.[1];
      return {
        name: property,
        member,
        isList: /^cdk\(\)\.listMapper/.test(mapper),
        isMap: /^cdk\(\)\.hashMapper/.test(mapper),
        kind: inner ? 'block' : /(\w+)ToCloudFormation\)?$/.exec(mapper)?.[1] ?? 'object',
        inner: inner && read(inner, [...open, name]),
      };
    });
  for (const [, name, type] of source.matchAll(/class Cfn(\w+) extends cdk\(\)\.CfnResource\{(?:(?!class ).){0,300}?CFN_RESOURCE_TYPE_NAME="(AWS::\w+::\w+)"/g)) {
    const properties = read(`${name}Props`, []);
    if (properties) {
      types.set(type, properties);
    }
  }
}
