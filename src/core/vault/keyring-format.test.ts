import { randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FyrError } from '../../shared/domain/errors.ts'
import {
  LARGEST_KEYRING,
  parseKeyring,
  signKeyring,
  toBase64,
  type Keyring,
  type KeyringContent
} from './keyring-format.ts'
import { newDerivation, withUser } from './keyring-slots.ts'
import { cheapestCost } from './passphrase-cost.ts'
import { newSigningKeys } from './primitives.ts'

const signing = newSigningKeys()
const derivation = newDerivation(cheapestCost)
const empty: KeyringContent = {
  kind: 'fyr-keyring',
  format: 1,
  minReader: 1,
  vaultId: randomUUID(),
  generation: 1,
  compartments: [
    { name: 'desk', epoch: 1 },
    { name: 'keyring', epoch: 1 }
  ],
  derivations: [derivation],
  users: [],
  slots: [],
  grants: [],
  signedBy: toBase64(signing.publicKey)
}
const keys = [
  { compartment: 'desk', epoch: 1, key: randomBytes(32) },
  { compartment: 'keyring', epoch: 1, key: signing.privateKey }
]
const content = withUser(
  withUser(empty, randomUUID(), { kind: 'passphrase', derivation: derivation.id, secret: randomBytes(32) }, keys),
  randomUUID(),
  { kind: 'recovery', secret: randomBytes(32) },
  keys
)
const { keyring, bytes } = signKeyring(content, signing.privateKey)

/** Signs whatever is given, as somebody who has made a signing key of their own could. */
function forged(change: (draft: Record<string, unknown>) => void): Buffer {
  const draft: Record<string, unknown> = structuredClone({ ...content })
  change(draft)
  return Buffer.from(JSON.stringify(draft))
}

function codeFor(input: Buffer): string {
  try {
    parseKeyring(input)
    return 'taken'
  } catch (error) {
    if (error instanceof FyrError) return error.code
    throw error
  }
}

const spelled = (changed: KeyringContent, signature: string): unknown => ({ ...changed, signature })

const rewritten = (change: (text: string) => string): Buffer => Buffer.from(change(bytes.toString()))

describe('a keyring', () => {
  it('reads back as it was signed', () => {
    expect(parseKeyring(bytes)).toEqual(keyring)
  })

  it('does not mind how its text is laid out, or how its members are ordered', () => {
    expect(parseKeyring(Buffer.from(JSON.stringify(keyring)))).toEqual(keyring)
    expect(parseKeyring(Buffer.from(JSON.stringify(Object.fromEntries(Object.entries(keyring).toReversed()))))).toEqual(
      keyring
    )
  })

  it('is refused with any one bit flipped, or read as the same', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
        const changed = Buffer.from(bytes)
        changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at)
        const read = readOrCode(changed)
        expect([keyring, 'vault.keyring-damaged', 'vault.keyring-newer']).toContainEqual(read)
      }),
      { numRuns: 3000 }
    )
  })

  it('is refused when cut, doubled, shuffled or filled with noise, and never faults', () => {
    const piece = fc
      .tuple(fc.nat(bytes.length), fc.nat(bytes.length))
      .map(([from, to]) => bytes.subarray(Math.min(from, to), Math.max(from, to)))
    const noise = fc.uint8Array({ maxLength: 40 }).map(each => Buffer.from(each))
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, noise), { maxLength: 5 }), parts => {
        const read = readOrCode(Buffer.concat(parts))
        expect([keyring, 'vault.keyring-damaged', 'vault.keyring-newer']).toContainEqual(read)
      }),
      { numRuns: 1000 }
    )
  })

  it('is refused with any value replaced by another, and never faults', () => {
    const members = Object.keys(keyring)
    fc.assert(
      fc.property(fc.constantFrom(...members), fc.jsonValue(), (member, value) => {
        const changed = Buffer.from(JSON.stringify({ ...keyring, [member]: value }))
        expect([keyring, 'vault.keyring-damaged', 'vault.keyring-newer']).toContainEqual(readOrCode(changed))
      }),
      { numRuns: 1000 }
    )
  })

  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['a megabyte of brackets', Buffer.from('['.repeat(LARGEST_KEYRING))],
    ['more than a megabyte', Buffer.concat([bytes, Buffer.alloc(LARGEST_KEYRING, ' ')])],
    [
      'deep nesting in a member nobody knows',
      rewritten(text => text.replace('{', `{"x":${'['.repeat(5000)}${']'.repeat(5000)},`))
    ],
    ['a prototype', rewritten(text => text.replace('{', '{"__proto__":{"kind":"fyr-keyring"},'))],
    ['UTF-16', Buffer.from(bytes.toString(), 'utf16le')],
    ['another kind of file', Buffer.from('{"kind":"fyr-backup","minReader":1}')],
    ['a list', Buffer.from('[]')]
  ])('is not %s', (_what, input) => {
    expect(codeFor(input)).toBe('vault.keyring-damaged')
  })

  it.each<[string, (draft: Keyring) => unknown]>([
    [
      '100 GiB for Argon2',
      draft => ({ ...draft, derivations: draft.derivations.map(each => ({ ...each, memoryKiB: 104_857_600 })) })
    ],
    [
      'a million passes',
      draft => ({ ...draft, derivations: draft.derivations.map(each => ({ ...each, passes: 1_000_000 })) })
    ],
    [
      'an Argon2 too cheap to be ours',
      draft => ({ ...draft, derivations: draft.derivations.map(each => ({ ...each, memoryKiB: 8 })) })
    ],
    [
      'a thousand derivations',
      draft => ({
        ...draft,
        derivations: Array.from({ length: 1000 }, () => ({ ...draft.derivations[0], id: randomUUID() }))
      })
    ],
    [
      'a thousand slots',
      draft => ({ ...draft, slots: Array.from({ length: 1000 }, () => ({ ...draft.slots[0], id: randomUUID() })) })
    ],
    [
      'a compartment that leads out of the folder',
      draft => ({ ...draft, compartments: [{ name: '../desk', epoch: 1 }] })
    ],
    ['the epoch 1e300', draft => ({ ...draft, compartments: [{ name: 'desk', epoch: 1e300 }] })],
    ['a slot of nobody', draft => ({ ...draft, slots: draft.slots.map(slot => ({ ...slot, user: randomUUID() })) })],
    ['the same slot twice', draft => ({ ...draft, slots: [...draft.slots, ...draft.slots] })],
    [
      'a second slot of somebody who has one',
      draft => ({ ...draft, slots: [...draft.slots, ...draft.slots.map(slot => ({ ...slot, id: randomUUID() }))] })
    ],
    [
      'a second recovery key',
      draft =>
        spelled(withUser(content, randomUUID(), { kind: 'recovery', secret: randomBytes(32) }, keys), draft.signature)
    ],
    ['a slot without a derivation', draft => ({ ...draft, derivations: [newDerivation(cheapestCost)] })],
    [
      'a grant to nobody',
      draft => ({ ...draft, grants: draft.grants.map(grant => ({ ...grant, user: randomUUID() })) })
    ]
  ])('with %s is refused before anything is spent on it, whoever signed it', (_what, change) => {
    // The reason tells that it was its form that was refused, which comes before its signature.
    const refused = expect.objectContaining({ code: 'vault.keyring-damaged', params: { reason: 'format' } })
    expect(() => parseKeyring(Buffer.from(JSON.stringify(change(keyring))))).toThrow(refused)
  })
})

describe('a keyring of a later format', () => {
  it('that this program is too old for is named so', () => {
    const newer = forged(draft => Object.assign(draft, { format: 9, minReader: 2, users: 'something else by then' }))
    expect(codeFor(newer)).toBe('vault.keyring-newer')
  })

  it('that this program may still read is held to its signature, additions included', () => {
    const text = rewritten(each => each.replace('{', '{"added":1,'))
    expect(codeFor(text)).toBe('vault.keyring-damaged')
  })

  it('is not written over by this program, which would lose what it does not know', () => {
    expect(() => signKeyring({ ...content, format: 2 }, signing.privateKey)).toThrow('vault.keyring-newer')
  })
})

function readOrCode(input: Buffer): unknown {
  try {
    return parseKeyring(input)
  } catch (error) {
    if (error instanceof FyrError) return error.code
    throw error
  }
}
