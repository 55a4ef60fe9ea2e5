import { spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/**
 * A network of one's own, without a way out: every address there is, of both versions of IP, leads back to its loopback. Whatever a
 * process tries to send to anywhere is a packet on that one interface, and its counter shows it.
 */
const EVERYWHERE_IS_HERE = [
  'ip link set lo up',
  'ip route add local 0.0.0.0/0 dev lo',
  // A computer may have IPv6 switched off altogether.
  '{ [ ! -e /proc/net/if_inet6 ] || ip -6 route add local ::/0 dev lo; }'
].join(' && ')

const isRoot = process.getuid?.() === 0
const UNSHARE = isRoot ? ['--net'] : ['--net', '--map-root-user']

/** Whether this machine lets this account make a network of its own. Linux only; many containers forbid it. */
export const mayHaveOwnNetwork =
  process.platform === 'linux' && spawnSync('unshare', [...UNSHARE, 'sh', '-c', EVERYWHERE_IS_HERE]).status === 0

export interface Ending {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

/** Runs a script of the project, with all that it starts, in a network of its own. */
export async function runInOwnNetwork(script: string, args: readonly string[]): Promise<Ending> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fyr-network-'))
  const [output, errors] = [path.join(folder, 'output'), path.join(folder, 'errors')]
  try {
    // Into files: a pipe of Node's is a socket, and one from outside this network, of which nothing in it knows what it is.
    const code = await run(script, args, [openSync(output, 'w'), openSync(errors, 'w')])
    return { code, output: readFileSync(output, 'utf8'), errors: readFileSync(errors, 'utf8') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function run(
  script: string,
  args: readonly string[],
  [output, errors]: readonly [number, number]
): Promise<number | null> {
  const command = [
    ...UNSHARE,
    'sh',
    '-c',
    `${EVERYWHERE_IS_HERE} && exec "$@"`,
    'sh',
    process.execPath,
    script,
    ...args
  ]
  // Node complains of the two together, and whoever runs the tests may have set either.
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...env } = process.env
  const child = spawn('unshare', command, { stdio: ['ignore', output, errors], env })
  for (const file of [output, errors]) closeSync(file)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
}
