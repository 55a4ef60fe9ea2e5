/** The names that the contract declares, written in by the build so that neither the contract nor zod is bundled here. */
declare const CALL_NAMES: readonly string[]
declare const EVENT_NAMES: readonly string[]
