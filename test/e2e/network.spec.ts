import path from 'node:path'
import { mayHaveOwnNetwork, runInOwnNetwork } from '../network/own-network.ts'
import { expect, test } from './fixtures.ts'
import type { Sighting } from './network-child.ts'

test.describe('in a network of its own (skipped where this account may not make one)', () => {
  test.skip(!mayHaveOwnNetwork)

  test('nothing leaves, whatever the app is used for and whatever its page tries', async ({ userData }) => {
    test.slow()
    const { code, output, errors } = await runInOwnNetwork(path.join(import.meta.dirname, 'network-child.ts'), [
      userData
    ])
    expect(errors).toBe('')
    expect(code).toBe(0)
    const seen: Sighting = JSON.parse(output)

    expect(seen.attempts).toBeGreaterThan(150)
    expect(seen.looks).toBeGreaterThan(20)
    // Chromium asks the kernel for a route by a socket that it sends nothing through. A test of Electron itself is steered over this
    // computer's loopback, which is a socket and some packets of the test's.
    if (seen.runsIn === 'chromium') {
      expect(seen.packets).toBe(0)
      expect(seen.sockets.filter(socket => !/^chromium udp6?$/.test(socket))).toEqual([])
    }
    expect(seen.ofOwnRequest.packets).toBeGreaterThan(0)
    expect(seen.ofOwnRequest.sockets).not.toEqual([])
  })
})
