#!/usr/bin/env node
// node eng/feed/build.mjs [folder]      (default: artifacts/feed)
//
// Produces the NuGet packages of CDKTF and CDK Terrain that the sample and the tests compile against, by what their makers do to publish
// them: jsii-pacmak turns the npm packages into C# projects, and `dotnet build` packs those. The AWS providers are cut down to the
// submodules below. Nothing is done when the folder already holds what this script would make.
//
// Every package gets the version suffix below. Under its real version a cut-down provider would get into the user's package cache and take
// the place of the real one in every project. NuGet never extracts a version again that it knows, so the revision goes up, here and in
// Directory.Packages.props, with every change of what the packages hold.
import { spawn } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { slice } from './slice.mjs';

const versionSuffix = '-local.2';
// jsii-pacmak writes net6.0, whose support and targeting pack have ended.
const targetFramework = 'net8.0';
const providers = ['@cdktf/provider-aws', '@cdktn/provider-aws'];
const submodules = [
  'cloudtrail',
  'cloudwatchLogGroup', 'cloudwatchLogMetricFilter', 'cloudwatchLogStream', 'cloudwatchMetricAlarm',
  'dataAwsCallerIdentity', 'dataAwsIamPolicyDocument',
  'iamPolicy', 'iamRole', 'iamRolePolicy', 'iamRolePolicyAttachment',
  'kmsKey',
  'provider',
  's3Bucket', 's3BucketAcl', 's3BucketLogging', 's3BucketPolicy', 's3BucketPublicAccessBlock',
  'snsTopic',
  'apigatewayv2Route', 'cloudfrontDistribution', 'cognitoIdentityPool', 'dbInstance', 'dbSnapshot', 'dmsReplicationInstance',
  'docdbCluster', 'dynamodbTable', 'ebsEncryptionByDefault', 'ebsVolume', 'ec2TransitGateway', 'ecrRepository', 'ecrRepositoryPolicy',
  'ecsService', 'efsFileSystem', 'eksCluster', 'elasticacheReplicationGroup', 'iamAccountPasswordPolicy', 'iamGroupPolicy',
  'iamUserPolicy', 'iamUserPolicyAttachment', 'instance', 'kinesisStream', 'lambdaFunctionUrl', 'lambdaPermission', 'launchTemplate',
  'lbListener', 'mqBroker', 'mskCluster', 'neptuneCluster', 'neptuneClusterInstance', 'networkAcl', 'networkAclRule',
  'opensearchDomain', 'rdsCluster', 'rdsClusterInstance', 'redshiftCluster', 'sagemakerNotebookInstance', 'securityGroup',
  'securityGroupRule', 'snsTopicPolicy', 'sqsQueue', 'sqsQueuePolicy', 'subnet', 'transferServer', 'vpcSecurityGroupIngressRule',
];

const here = path.dirname(fileURLToPath(import.meta.url));
const feed = path.resolve(process.argv[2] ?? path.join(here, '..', '..', 'artifacts', 'feed'));
const keyFile = 'feed.sha256';
const lockBeat = 2_000;
const lockStale = 60_000;

/** The command that runs now. An interruption ends it, and its failure then ends this script in the ordinary way. */
let child;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child?.kill());
}

/** Known failures, printed in the form that MSBuild reads as an error of the build. */
class FeedError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

try {
  const key = contentKey();
  if (!isCurrent(key)) {
    await underLock(`${feed}.lock`, () => isCurrent(key), () => build(key));
  }
} catch (error) {
  if (!(error instanceof FeedError)) {
    throw error;
  }
  console.error(`eng/feed/build.mjs : error ${error.code}: ${error.message}`);
  process.exitCode = 1;
}

/** Everything that decides what the packages hold. */
function contentKey() {
  const hash = crypto.createHash('sha256');
  for (const file of ['build.mjs', 'slice.mjs', 'package.json', 'package-lock.json']) {
    // A checkout may have changed the line ends.
    hash.update(fs.readFileSync(path.join(here, file), 'utf8').replaceAll('\r\n', '\n')).update('\0');
  }
  return hash.digest('hex');
}

function isCurrent(key) {
  const file = path.join(feed, keyFile);
  return fs.existsSync(file) && fs.readFileSync(file, 'utf8') === key;
}

async function build(key) {
  const started = Date.now();
  const step = text => console.log(`Local NuGet feed: ${text} (${Math.round((Date.now() - started) / 1000)} s)`);
  const work = fs.mkdtempSync(`${feed}.work-`);
  try {
    step('CDKTF and CDK Terrain are on their way, which is done once and takes a minute or two');
    for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
      fs.copyFileSync(path.join(here, file), path.join(work, file));
    }
    await run(work, 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false']);

    step('generating C#');
    const modules = path.join(work, 'node_modules');
    const sources = ['constructs', 'cdktf', 'cdktn'].map(name => path.join(modules, name));
    for (const provider of providers) {
      const target = path.join(work, 'slices', provider);
      slice(path.join(modules, provider), target, submodules);
      sources.push(target);
    }
    const code = path.join(work, 'code');
    await run(work, process.execPath, [
      path.join(modules, 'jsii-pacmak', 'bin', 'jsii-pacmak'),
      '--code-only', '--no-npmignore', '--targets', 'dotnet', '--outdir', code, ...sources]);

    step('compiling');
    writeSolution(code);
    await run(code, 'dotnet', ['build', 'feed.slnx', '-c', 'Release', '-nologo', '-v:quiet', '-clp:ErrorsOnly', '-nodeReuse:false']);

    const output = path.join(work, 'feed');
    fs.writeFileSync(path.join(output, keyFile), key);
    publish(output, key);
    step(`${fs.readdirSync(feed).filter(file => file.endsWith('.nupkg')).length} packages in ${feed}`);
  } finally {
    fs.rmSync(work, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Adapts the generated projects, which then pack into a folder 'feed' beside theirs, and writes a solution of them. */
function writeSolution(code) {
  const projects = fs.readdirSync(path.join(code, 'dotnet')).map(name => `dotnet/${name}/${name}.csproj`);
  for (const project of projects) {
    const file = path.join(code, project);
    const text = fs.readFileSync(file, 'utf8')
      .replace(/<TargetFramework>[^<]*</, `<TargetFramework>${targetFramework}<`)
      .replace(/(<PackageVersion>[^<]*)</, `$1${versionSuffix}<`)
      .replace(/<(GenerateDocumentationFile|IncludeSymbols|IncludeSource)>true</g, '<$1>false<');
    fs.writeFileSync(file, text);
  }
  // These also keep what an enclosing folder has of the same names away from the generated projects.
  fs.writeFileSync(path.join(code, 'Directory.Build.props'), `
    <Project>
      <PropertyGroup>
        <PackageOutputPath>$(MSBuildThisFileDirectory)../feed</PackageOutputPath>
        <DebugType>none</DebugType>
        <NuGetAudit>false</NuGetAudit>
        <RunAnalyzers>false</RunAnalyzers>
        <WarningLevel>0</WarningLevel>
      </PropertyGroup>
    </Project>`);
  for (const file of ['Directory.Build.targets', 'Directory.Packages.props']) {
    fs.writeFileSync(path.join(code, file), '<Project />');
  }
  fs.writeFileSync(path.join(code, 'feed.slnx'), `<Solution>${projects.map(project => `<Project Path="${project}" />`).join('')}</Solution>`);
}

/** Readers see the old folder, none, or the new one, and never a part of it. */
function publish(output, key) {
  fs.rmSync(feed, { recursive: true, force: true, maxRetries: 3 });
  try {
    fs.renameSync(output, feed);
  } catch (error) {
    if (!isCurrent(key)) {
      throw error;
    }
  }
}

/** What a command prints is shown when it fails. */
async function run(cwd, command, args) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(MSBUILD|NODE_OPTIONS)/i.test(name)));
  // jsii says on every start that a Node.js past its end of life should be replaced.
  env.JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION = process.versions.node.split('.', 1)[0];
  env.DOTNET_CLI_TELEMETRY_OPTOUT = '1';
  // On Windows npm is a batch file, which only a shell starts.
  const shell = process.platform === 'win32' && command === 'npm';
  const output = [];
  const status = await new Promise((resolve, reject) => {
    child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', chunk => output.push(chunk));
    child.stderr.on('data', chunk => output.push(chunk));
    child.on('error', error => reject(error.code === 'ENOENT'
      ? new FeedError('FEED0002', `'${command}' was not found on the PATH; install Node.js with npm, and the .NET SDK.`)
      : error));
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
  if (status !== 0) {
    console.log(Buffer.concat(output).toString('utf8'));
    throw new FeedError('FEED0003', `'${path.basename(command)} ${path.basename(args[0])}' ended with ${status}; its output is above.`);
  }
}

/**
 * Does the work once when several processes want it. The holder touches the lock file as long as it lives, so a lock that a killed
 * process left behind is told by its age. Should two processes ever work at the same time, each has its own folder, and publishing is safe.
 */
async function underLock(file, isDone, work) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  while (!isDone()) {
    try {
      fs.closeSync(fs.openSync(file, 'wx'));
    } catch (error) {
      if (error.code !== 'EEXIST') {
        throw error;
      }
      const touched = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
      if (touched !== undefined && Date.now() - touched > lockStale) {
        fs.rmSync(file, { force: true });
      } else {
        await delay(500);
      }
      continue;
    }
    // Whether this succeeds does not matter: a holder that has lost its lock finishes its work all the same.
    const beat = setInterval(() => fs.utimes(file, new Date(), new Date(), () => {}), lockBeat);
    try {
      if (!isDone()) {
        await work();
      }
    } finally {
      clearInterval(beat);
      fs.rmSync(file, { force: true });
    }
    return;
  }
}
