import { registerHooks } from 'node:module'

/** Loaded by `node --import`: from here on, the module `electron` is the host's stand-in. */
const standIn = new URL('./module.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context)
})
