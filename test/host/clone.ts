/**
 * Carries values between the app's page and its main process as text, with the outcome of Electron's structured clone:
 * dates, maps, sets, bytes and errors survive; functions, symbols and promises are refused.
 */

type Tagged = { readonly $: string; readonly v?: unknown }

const isTagged = (value: object): value is Tagged => '$' in value

/** Text for `value`. Throws the error that Electron throws for what cannot be cloned, and on cycles. */
export const encode = (value: unknown): string => JSON.stringify(pack(value, []))

/** The value that `encode` was given. */
export const decode = (text: string): unknown => unpack(JSON.parse(text))

function pack(value: unknown, parents: readonly object[]): unknown {
  switch (typeof value) {
    case 'undefined':
      return { $: 'undefined' }
    case 'bigint':
      return { $: 'bigint', v: String(value) }
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) }
    case 'function':
    case 'symbol':
      throw new Error('An object could not be cloned.')
    case 'object':
      return value === null ? null : packObject(value, parents)
    default:
      return value
  }
}

function packObject(value: object, parents: readonly object[]): unknown {
  if (parents.includes(value)) throw new Error('The Chromium host does not carry values that contain themselves.')
  const inside = [...parents, value]
  if (value instanceof Promise) throw new Error('An object could not be cloned.')
  if (value instanceof Date) return { $: 'date', v: String(value.getTime()) }
  if (value instanceof Map)
    return { $: 'map', v: [...value].map(([key, item]) => [pack(key, inside), pack(item, inside)]) }
  if (value instanceof Set) return { $: 'set', v: [...value].map(item => pack(item, inside)) }
  if (value instanceof Error) return { $: 'error', v: [value.name, value.message] }
  if (value instanceof Uint8Array) return { $: 'bytes', v: toBase64(value) }
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer)
    throw new Error('The Chromium host carries bytes as Uint8Array only.')
  if (Array.isArray(value)) return value.map(item => pack(item, inside))
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.startsWith('$') ? `$${key}` : key, pack(item, inside)])
  )
}

function unpack(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(unpack)
  if (isTagged(value)) return unpackTagged(value)
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.startsWith('$$') ? key.slice(1) : key, unpack(item)])
  )
}

function unpackTagged({ $: tag, v }: Tagged): unknown {
  const items: readonly unknown[] = Array.isArray(v) ? v : []
  switch (tag) {
    case 'undefined':
      return undefined
    case 'bigint':
      return BigInt(String(v))
    case 'number':
      return Number(v)
    case 'date':
      return new Date(Number(v))
    case 'map':
      return new Map(
        items.map(pair => (Array.isArray(pair) ? [unpack(pair[0]), unpack(pair[1])] : [undefined, undefined]))
      )
    case 'set':
      return new Set(items.map(unpack))
    case 'error':
      return Object.assign(new Error(String(items[1])), { name: String(items[0]) })
    case 'bytes':
      return fromBase64(String(v))
    default:
      throw new Error(`The Chromium host does not know the tag ${tag}.`)
  }
}

function toBase64(bytes: Uint8Array): string {
  const CHUNK = 0x8000
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return btoa(text)
}

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), character => character.charCodeAt(0))
