import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { mayHaveOwnNetwork, runInOwnNetwork } from '../network/own-network.ts'
import type { Sighting } from './network-child.ts'

describe.runIf(mayHaveOwnNetwork)('in a network of its own (skipped where this account may not make one)', () => {
  it('the command line opens no socket and sends nothing, from making a bureau to verifying its summary', async () => {
    const { output, errors } = await runInOwnNetwork(path.join(import.meta.dirname, 'network-child.ts'), [])
    expect(errors).toBe('')
    const seen: Sighting = JSON.parse(output)
    expect(seen).toMatchObject({ codes: [0, 0, 0, 0, 0, 0], sockets: [], packets: 0 })
    expect(seen.looks).toBeGreaterThan(20)
  }, 120_000)
})
