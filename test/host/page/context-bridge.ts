/**
 * What Electron's `contextBridge` does at the border between preload and page: values are copied, functions become functions
 * that copy their arguments and results, errors keep their message only, and all of it is frozen.
 */
export function exposeInMainWorld(name: string, api: unknown): void {
  if (Object.hasOwn(window, name))
    throw new Error('Cannot bind an API on top of an existing property on the window object')
  Object.defineProperty(window, name, { value: cross(api), enumerable: true, configurable: false, writable: false })
}

function cross(value: unknown): unknown {
  if (typeof value === 'function') return Object.freeze((...args: unknown[]) => crossCall(value, args))
  if (typeof value === 'symbol') throw new TypeError('An object could not be cloned.')
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Promise) return value.then(cross, (fault: unknown) => Promise.reject(crossFault(fault)))
  if (value instanceof Error) return crossFault(value)
  if (Array.isArray(value)) return Object.freeze(value.map(cross))
  if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value)
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cross(item)])))
}

function crossCall(target: CallableFunction, args: readonly unknown[]): unknown {
  try {
    return cross(Reflect.apply(target, undefined, args.map(cross)))
  } catch (fault) {
    throw crossFault(fault)
  }
}

const crossFault = (fault: unknown): Error => new Error(fault instanceof Error ? fault.message : String(fault))
