#!/usr/bin/env node
/**
 * `node scripts/bootstrap.mjs <script.ts> [arguments]`: the way into every script of this project. It runs on Node 20 with
 * nothing installed, installs what the lockfile says when that is not there, and runs the script with the Node that the
 * project is pinned to. What it says goes to standard error, so that a script's own output stays clean.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { installIfNeeded } from './bootstrap/install.mjs'
import { findNode } from './bootstrap/pinned-node.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const [wanted, ...wantedArguments] = process.argv.slice(2)

if (wanted === undefined) fail('Say which script to run: node scripts/bootstrap.mjs <script.ts> [arguments]')
else await run(wanted, wantedArguments)

/**
 * @param {string} script
 * @param {readonly string[]} args
 */
async function run(script, args) {
  const problem = await installIfNeeded(root, say)
  if (problem !== null) return fail(problem)
  const node = findNode(root)
  if ('problem' in node) return fail(node.problem)

  // Half of the time until a script does anything went into reading its source; Node remembers what it made of it.
  const compileCache = process.env['NODE_COMPILE_CACHE'] ?? path.join(root, 'node_modules', '.cache', 'compiled')
  const searchPath = [path.join(root, 'node_modules', '.bin'), process.env['PATH']].filter(Boolean).join(path.delimiter)
  const child = spawn(node.path, [path.resolve(root, script), ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: searchPath, NODE_COMPILE_CACHE: compileCache }
  })
  // From a terminal the child gets an interrupt by itself; a second one would cut its tidying up short.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGHUP', () => child.kill('SIGHUP'))
  child.on('error', error => fail(`Node could not be started (${node.path}): ${error.message}`))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 1
    if (signal !== null) {
      process.removeAllListeners(signal)
      process.kill(process.pid, signal)
    }
  })
}

/** @param {string} text */
function say(text) {
  process.stderr.write(`${text}\n`)
}

/** @param {string} problem */
function fail(problem) {
  say(problem)
  process.exitCode = 1
}
