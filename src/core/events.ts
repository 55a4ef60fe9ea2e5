import type { FromCore } from '../shared/ipc/port.ts'

/** Something that the core says unasked, as it goes over the port. */
export type CoreEvent = Extract<FromCore, { type: 'event' }>
export type TellWindow = (event: CoreEvent) => void
