/** The names that the contract declares, written in by the build so that neither the contract nor zod is bundled here. */
declare const __CALL_NAMES__: readonly string[]
declare const __EVENT_NAMES__: readonly string[]
