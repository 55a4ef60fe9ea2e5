import manifest from '../../package.json' with { type: 'json' }

/** The program's own version, as people read it. */
export const version: string = manifest.version
