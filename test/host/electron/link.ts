import { connect, type Peer } from '../peer.ts'
import type { BrowserSide, MainSide } from '../sides.ts'

let peer: Peer<BrowserSide> | null = null

/** Joins this process to the launcher that forked it. Everything that the launcher may ask must be given here. */
export function joinLauncher(offered: MainSide): void {
  peer = connect<MainSide, BrowserSide>(
    {
      send: message => {
        if (process.connected) process.send?.(message)
      },
      onMessage: listener => process.on('message', listener)
    },
    offered
  )
}

/** The launcher, which owns Chromium. */
export function launcher(): Peer<BrowserSide> {
  if (peer === null) throw new Error('The Chromium host is asked for something before it has started.')
  return peer
}
