import fc from 'fast-check'

/**
 * In CI the properties draw from one seed, so that a change is judged by what it changed and not by chance; everywhere else each run
 * draws anew and explores. A failure prints its seed either way.
 */
if (process.env['CI'] !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_122 })
