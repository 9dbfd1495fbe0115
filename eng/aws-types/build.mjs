#!/usr/bin/env node
// node eng/aws-types/build.mjs PROVIDER NAMES CDK
//
// Writes src/Rules/Aws/aws-types.txt: every resource type of the AWS provider, its attributes and nested blocks, and the names that follow
// from no rule in the bindings. PROVIDER is the unpacked npm package @cdktn/provider-aws, whose code has Terraform's own names beside
// those of the bindings. NAMES is a folder with what no package says in one place:
//   aws-types.tsv       terraform_type, pulumi_tokens, cdktf_module, cloudformation_type
//   aws-attributes.tsv  terraform_type, terraform_path, framework, name, kind
// CDK is the unpacked npm package aws-cdk-lib: an attribute that CloudFormation has by the same name, and of the same kind, is the same.
// A line of the result is a type without "aws_" and, after tabs: Pulumi's tokens, the jsii module, CloudFormation's type (each empty where
// it follows from a rule or there is none), the attributes, and the names: the path's last step, "=", "p" for Pulumi, "c" for CDKTF, "t"
// for templates, "k" for AWS CDK's classes, and the name, camel-cased. After an attribute stands "*" where it is a list, "%" where it is a
// map, "!" where it is known how CloudFormation has it, and its own attributes in braces where it is a block.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { propertyFor, readCloudFormation, typeFor } from './cloudformation.mjs';

const [provider, names, cdk] = process.argv.slice(2);
const deepest = 5;
// What this type has in CloudFormation is all in one property.
const containers = { aws_cloudfront_distribution: 'DistributionConfig' };
// A type of CloudFormation that has less than this in common with one of Terraform's that is called so is another thing.
const leastInCommon = 1 / 3;
const here = path.dirname(fileURLToPath(import.meta.url));

const camel = name => name.split('_').map((word, index) => index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)).join('');
const pascal = name => name.charAt(0).toUpperCase() + name.slice(1);
const lower = name => name.charAt(0).toLowerCase() + name.slice(1);
const snake = name => name.replace(/[A-Z]/g, letter => '_' + letter.toLowerCase()).replace(/^_/, '');
const rows = file => fs.readFileSync(path.join(names, file), 'utf8').trimEnd().split('\n').slice(1).map(line => line.split('\t'));

/** What the functions of a module say: by function, its entries of Terraform's name, the binding's name and the expression. */
function functionsOf(source) {
  const found = new Map();
  const bodies = /(?:function (\w+)ToTerraform\(struct\)|(synthesizeAttributes)\(\)) \{(?:(?!\nfunction )[\s\S])*?\n( *)return \{\n([\s\S]*?)\n\3\};/g;
  for (const [, name, own, , body] of source.matchAll(bodies)) {
    const entries = [];
    for (const line of body.split('\n')) {
      const entry = /^\s*"?([\w-]+)"?: (.*),$/.exec(line);
      const member = entry && /(?:struct\.|this\._)(\w+)/.exec(entry[2].replace(/struct\.\w+ === undefined \? null : /, ''));
      if (entry && member) {
        entries.push({ name: entry[1], member: member[1], expression: entry[2] });
      }
    }
    found.set(name ?? own, entries);
  }
  return found;
}

/** The attributes of a type or block, each with the property of CloudFormation that it is. */
function attributesOf(functions, name, properties, isSaid, at, open) {
  const entries = functions.get(name) ?? [];
  return entries.filter(entry => entry.name !== 'timeouts' && (at !== '' || entry.name !== 'tags_all')).map(entry => {
    const block = /\b(\w+)ToTerraform\b/.exec(entry.expression.replace(/cdkt[nf]\.\w+/g, ''))?.[1];
    const attribute = {
      name: entry.name,
      path: at + entry.name,
      isList: /listMapper/.test(entry.expression),
      isMap: /hashMapper/.test(entry.expression),
      kind: block ? 'block' : /cdkt[nf]\.(string|number|boolean)ToTerraform/.exec(entry.expression)?.[1],
      isBlock: block !== undefined,
    };
    attribute.property = isSaid(attribute.path) ? undefined : propertyFor(properties, attribute);
    if (block && functions.has(block) && open.length < deepest && !open.includes(block)) {
      attribute.inner = attributesOf(functions, block, attribute.property?.inner ?? [], isSaid, `${attribute.path}.`, [...open, block]);
    }
    return attribute;
  });
}

function written(attributes, known) {
  return attributes.map(attribute => attribute.name + (attribute.isList ? '*' : '') + (attribute.isMap ? '%' : '')
    + (attribute.property || known.has(attribute.path) ? '!' : '')
    + (attribute.inner ? `{${written(attribute.inner, known)}}` : attribute.isBlock ? '{?}' : '')).sort().join(' ');
}

/** The names in CloudFormation, and in AWS CDK's classes, that do not follow from Terraform's. */
function templateNames(attributes) {
  return attributes.flatMap(({ name, property, inner }) => [
    ...property && snake(property.member) !== name ? [`${name}=k${property.member}`] : [],
    ...property && snake(lower(property.name)) !== name ? [`${name}=t${lower(property.name)}`] : [],
    ...inner ? templateNames(inner) : [],
  ]);
}

/** The same without what CloudFormation has. */
function bare(attributes) {
  return attributes.map(attribute => ({ ...attribute, property: undefined, inner: attribute.inner && bare(attribute.inner) }));
}

function cdktfNames(functions) {
  const found = new Set();
  for (const entries of functions.values()) {
    for (const { name, member } of entries) {
      if (camel(name) !== member) {
        found.add(`${name}=c${member}`);
      }
    }
  }
  return found;
}

const attributes = new Map();
for (const [type, ...row] of rows('aws-attributes.tsv')) {
  attributes.set(type, [...attributes.get(type) ?? [], row]);
}

const modules = new Map();
for (const folder of fs.readdirSync(path.join(provider, 'lib'))) {
  const file = path.join(provider, 'lib', folder, 'index.js');
  if (!fs.existsSync(file)) {
    continue;
  }
  const source = fs.readFileSync(file, 'utf8');
  const type = /static tfResourceType = "(aws_\w+)"/.exec(source)?.[1];
  if (type && !/extends cdkt[nf]\.TerraformDataSource/.test(source)) {
    const functions = functionsOf(source);
    modules.set(type, { functions, names: cdktfNames(functions) });
  }
}

const templates = readCloudFormation(cdk);
const lines = [];
for (const [type, tokens, module, template] of rows('aws-types.tsv')) {
  const own = type.slice('aws_'.length);
  const shortTokens = (tokens ?? '').split(/[ ,;]+/).filter(Boolean).map(token => {
    const [, space, name] = token.split(':');
    const [folder, file] = space.split('/');
    return file === lower(name) ? `${folder}/${name}` : token;
  });
  const found = new Set(modules.get(type)?.names ?? []);
  const known = new Set();
  const isSaid = new Set();
  for (const [at, framework, name, kind] of (attributes.get(type) ?? []).toSorted((a, b) => a[0].split('.').length - b[0].split('.').length)) {
    const last = at.split('.').at(-1);
    if (framework === 'cloudformation') {
      isSaid.add(at);
    }
    if (framework.startsWith('pulumi') && framework !== 'pulumi-csharp' && name !== camel(last)) {
      found.add(`${last}=p${name}`);
    } else if ((framework === 'cloudformation' && (['same', 'renamed', 'moved'].includes(kind) || (kind === 'one-to-many' && own === 'security_group'))) || framework === 'awscdk') {
      const steps = name.split('.');
      const depth = at.split('.').length;
      const isPlaced = steps.length === depth || (steps.length === depth + 1 && own === 'cloudfront_distribution');
      if (!isPlaced) {
        continue;
      }
      known.add(at);
      at.split('.').forEach((step, index) => {
        const written = steps[steps.length - depth + index];
        const isSame = snake(written) === step || written === pascal(camel(step));
        if (framework === 'awscdk' || !isSame) {
          found.add(`${step}=${framework === 'awscdk' ? 'k' : 't'}${lower(written)}`);
        }
      });
    }
  }
  const tokensOf = (tokens ?? '').split(/[ ,;]+/).filter(Boolean);
  const inTemplates = template || typeFor(templates, type, tokensOf);
  const properties = templates.get(inTemplates) ?? [];
  const container = containers[type] && properties.find(property => property.name === containers[type])?.inner;
  const all = attributesOf(modules.get(type)?.functions ?? new Map(), 'synthesizeAttributes', container ?? properties,
    at => isSaid.has(at), '', []);
  const inCommon = all.filter(attribute => attribute.property).length;
  const isTemplate = template || (inCommon > 0 && inCommon >= leastInCommon * properties.filter(({ kind }) => kind !== 'cfnTag').length);
  if (isTemplate) {
    templateNames(all).forEach(name => found.add(name));
  }
  lines.push([
    own,
    shortTokens.join(' '),
    module === camel(own) ? '' : module ?? '',
    isTemplate ? inTemplates : '',
    modules.has(type) ? written(isTemplate ? all : bare(all), known) : '?',
    [...found].join(' '),
  ].join('\t').trimEnd());
}

const result = path.join(here, '..', '..', 'src', 'Rules', 'Aws', 'aws-types.txt');
fs.writeFileSync(result, lines.toSorted().join('\n') + '\n');
const inCloudFormation = lines.filter(line => line.split('\t')[3]).length;
console.log(`${lines.length} types, ${modules.size} of them with attributes, ${inCloudFormation} in CloudFormation, ${fs.statSync(result).size} bytes`);
