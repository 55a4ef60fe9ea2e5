import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { parseKeyring } from '../../src/core/vault/keyring-format.ts'
import { takeGrant, unlockWithPassphrase } from '../../src/core/vault/keyring-slots.ts'
import { openBureau, testPassphrase } from '../bureau.ts'

/** Every piece of a process's memory that it may write to, as the system shows it to whoever started the process. */
function* memoryOf(pid: number): Generator<Buffer> {
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  try {
    for (const [, from = '', to = ''] of readFileSync(`/proc/${pid}/maps`, 'utf8').matchAll(/^(\w+)-(\w+) rw/gm)) {
      const [start, end] = [BigInt(`0x${from}`), BigInt(`0x${to}`)]
      const bytes = Buffer.alloc(Number(end - start))
      yield bytes.subarray(0, readSync(memory, bytes, 0, bytes.length, start))
    }
  } finally {
    closeSync(memory)
  }
}

// Only Linux shows a process's memory as a file.
it.skipIf(process.platform !== 'linux')('a core that is locked holds no key anywhere in its memory', async () => {
  const { core, dataDir, close } = await openBureau()
  await core.close()
  const keyring = parseKeyring(readFileSync(path.join(dataDir, 'keyring.json')))
  const unlocked = await unlockWithPassphrase(keyring, testPassphrase)
  if (unlocked === null) throw new Error('did not open')
  const mark = randomBytes(32)
  const wanted = {
    'the mark': mark,
    'the private key': unlocked.privateKey,
    'the desk key': takeGrant(keyring, unlocked, 'desk') ?? mark,
    'the signing key': takeGrant(keyring, unlocked, 'keyring') ?? mark
  }

  const script = path.join(import.meta.dirname, 'locked-child.ts')
  const child = spawn(process.execPath, [script, path.dirname(dataDir), mark.toString('hex')])
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve)
    child.once('exit', reject)
  })
  const found = new Set<string>()
  for (const bytes of memoryOf(child.pid ?? 0))
    for (const [name, secret] of Object.entries(wanted)) if (bytes.includes(secret)) found.add(name)
  child.kill('SIGKILL')
  await close()
  expect([...found]).toEqual(['the mark'])
})
