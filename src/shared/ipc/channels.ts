/** The channels between a window and `main`. They carry what `contract.ts` declares and nothing else. */

/** A window asks: the call's name and its input. */
export const CALL_CHANNEL = 'fyr:call'

/** A window has heard `shell.closing` or `bureau.locking` and has made the calls that it still wanted to make. */
export const PAGE_READY_CHANNEL = 'fyr:page-ready'

/** `main` tells: the event's payload. */
export const eventChannel = (name: string): string => `fyr:event:${name}`
