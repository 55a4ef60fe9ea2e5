import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A disk of its own, for whoever may mount one (`canMount`). */
export interface SmallDisk {
  readonly folder: string
  /** Leaves not a byte free. */
  readonly fill: () => void
  readonly empty: () => void
  /** Takes it away, whatever is open on it. */
  readonly remove: () => void
}

/** Mounts a disk of a few mebibytes on a folder, which is made where it is missing. */
export function makeSmallDisk(folder = mkdtempSync(path.join(os.tmpdir(), 'fyr-disk-'))): SmallDisk {
  mkdirSync(folder, { recursive: true })
  mount('-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder)
  const filler = path.join(folder, 'filler')
  return {
    folder,
    fill() {
      const { stdout } = spawnSync('df', ['--output=avail', '-B1', folder], { encoding: 'utf8' })
      writeFileSync(filler, Buffer.alloc(Number(stdout.split('\n')[1])))
    },
    empty: () => rmSync(filler, { force: true }),
    remove() {
      spawnSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

function mount(...args: string[]): void {
  const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}
