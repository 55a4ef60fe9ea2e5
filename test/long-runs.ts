const long = process.env['FYR_TEST_LONG'] === '1'

/** How often, how many or how large: `short` in `npm test`, which must stay quick, and `wanted` in `npm run test:long`. */
export const runs = <Value>(short: Value, wanted: Value): Value => (long ? wanted : short)
