import { closeSync, openSync, readSync } from 'node:fs'
import { z } from 'zod'
import { FyrError } from '../../../shared/domain/errors.ts'
import { fromBase64, LARGEST_KEYRING, toBase64 } from '../keyring-format.ts'
import { compartmentMark, DESK, MARK_BYTES } from '../layout.ts'
import { isAnotherMark } from '../mark-bits.ts'
import { isSignedBy, signingPublicKey, signMessage } from '../primitives.ts'

/**
 * A backup is a head of a fixed length and then its sections, one after another and nothing between or after them:
 *
 *     0  magic          16 bytes
 *    16  mark           16 bytes, a hash of the vault's id, so that an unfinished file can be told to be this vault's
 *    32  length          4 bytes, of the manifest, big-endian; 0 until the backup is finished
 *    36  manifest       JSON in UTF-8
 *        signature      64 bytes, Ed25519 over all that stands before it
 *        zeros          up to 4096
 *  4096  sections       each as long as the manifest says
 */
export const HEAD_BYTES = 4096
/** The newest format that this program writes, and reads in full. */
const BACKUP_FORMAT = 1
export const KEYRING_SECTION = 'keyring'
export const BACKUP_ENDING = '.fyrbackup'

/** As PNG does it: line ends and an end-of-file mark that a careless copy would change. */
const MAGIC = Buffer.from('fyr-backup\r\n\u001A\n\0\0', 'latin1')
const LENGTH_AT = MAGIC.length + MARK_BYTES
const MANIFEST_AT = LENGTH_AT + 4
const SIGNATURE_BYTES = 64
const LONGEST_MANIFEST = HEAD_BYTES - MANIFEST_AT - SIGNATURE_BYTES
/** 16 TiB: more than any disk that a bureau has, and far below what a number can hold. */
const LARGEST_SECTION = 2 ** 44

const sectionSchema = z.object({
  /** `keyring`, or a compartment of it. */
  name: z.string().regex(/^[a-z]{1,16}$/),
  bytes: z.int().min(1).max(LARGEST_SECTION),
  sha256: z.string().regex(/^[0-9a-f]{64}$/)
})
export type Section = Readonly<z.infer<typeof sectionSchema>>

const manifestSchema = z
  .object({
    kind: z.literal('fyr-backup'),
    format: z.int().min(1),
    /** The oldest program that may use it. */
    minReader: z.int().min(1),
    vaultId: z.uuid(),
    madeAt: z.iso.datetime(),
    /** The version of the program that made it. */
    app: z.string().min(1).max(40),
    sections: z.array(sectionSchema).min(2).max(16),
    /** The vault's public key for backups; it counts only when the desk file in the backup has the same one inside. */
    signedBy: z.string().regex(/^[\w-]{43}$/)
  })
  .refine(
    ({ sections }) =>
      sections[0]?.name === KEYRING_SECTION &&
      sections[0].bytes <= LARGEST_KEYRING &&
      sections.some(section => section.name === DESK) &&
      new Set(sections.map(section => section.name)).size === sections.length
  )

/** All that a backup says in clear. No name and no count is in it: whoever finds the stick learns when and how large. */
export type Manifest = Readonly<z.infer<typeof manifestSchema>>
export type ManifestContent = Pick<Manifest, 'vaultId' | 'madeAt' | 'app' | 'sections'>

/** The bytes with which a backup begins while it is being written. */
export function unfinishedHead(vaultId: string): Buffer {
  const head = Buffer.alloc(HEAD_BYTES)
  MAGIC.copy(head)
  compartmentMark(vaultId, 'backup').copy(head, MAGIC.length)
  return head
}

/** The head of a backup whose sections are known, signed. */
export function finishedHead(content: ManifestContent, signingKey: Uint8Array): Buffer {
  const { vaultId, madeAt, app, sections } = content
  const signedBy = toBase64(signingPublicKey(signingKey))
  const manifest = manifestSchema.parse({
    kind: 'fyr-backup',
    format: BACKUP_FORMAT,
    minReader: BACKUP_FORMAT,
    vaultId,
    madeAt,
    app,
    sections,
    signedBy
  })
  const bytes = Buffer.from(JSON.stringify(manifest))
  if (bytes.length > LONGEST_MANIFEST) throw new Error('a manifest too long for its head')
  const head = unfinishedHead(vaultId)
  head.writeUInt32BE(bytes.length, LENGTH_AT)
  bytes.copy(head, MANIFEST_AT)
  const end = MANIFEST_AT + bytes.length
  signMessage(signingKey, signedPart(head.subarray(0, end))).copy(head, end)
  return head
}

/** How many bytes a backup with this manifest has. */
export const bytesOf = ({ sections }: Pick<Manifest, 'sections'>): number =>
  sections.reduce((sum, section) => sum + section.bytes, HEAD_BYTES)

/**
 * Reads the head of a file of `size` bytes and holds it to its own signature. Fails with `backup.not-a-backup`, `backup.cut`,
 * `backup.unfinished`, `backup.damaged` or `backup.newer`.
 */
export function parseHead(head: Buffer, size: number): Manifest {
  const found = head.subarray(0, MAGIC.length)
  const isShort = found.length < MAGIC.length && found.equals(MAGIC.subarray(0, found.length))
  if (!isShort && isAnotherMark(found, MAGIC)) throw new FyrError('backup.not-a-backup')
  if (size < HEAD_BYTES || head.length < HEAD_BYTES) throw new FyrError('backup.cut')
  const length = head.readUInt32BE(LENGTH_AT)
  if (length === 0 && isZero(head.subarray(MANIFEST_AT))) throw new FyrError('backup.unfinished')
  const manifest = signedManifest(head, length)
  if (size < bytesOf(manifest)) throw new FyrError('backup.cut')
  if (size > bytesOf(manifest)) throw damaged('length')
  return manifest
}

/** Whether a file is worth being looked at as a backup, whatever its name is. */
export function beginsLikeBackup(file: string): boolean {
  const handle = openSync(file, 'r')
  try {
    const start = Buffer.alloc(MAGIC.length)
    return readSync(handle, start, 0, MAGIC.length, 0) === MAGIC.length && start.equals(MAGIC)
  } finally {
    closeSync(handle)
  }
}

/**
 * Whether these first bytes of a file are those of an unfinished backup of this vault, or as many of them as were written before it ended:
 * none where it was killed at once.
 */
export const isUnfinishedHead = (head: Buffer, vaultId: string): boolean =>
  head.equals(unfinishedHead(vaultId).subarray(0, head.length))

/** Why a backup is taken for damaged; for the log and for scripts. */
type DamageReason = 'head' | 'signature' | 'length' | 'section' | 'keyring' | 'pages'

/** The error that says what of a backup is damaged. */
export const damaged = (reason: DamageReason): FyrError => new FyrError('backup.damaged', { reason })

function signedManifest(head: Buffer, length: number): Manifest {
  const end = MANIFEST_AT + length
  const isWellFormed =
    length <= LONGEST_MANIFEST &&
    head.subarray(0, MAGIC.length).equals(MAGIC) &&
    isZero(head.subarray(end + SIGNATURE_BYTES))
  if (!isWellFormed) throw damaged('head')
  const raw = parseJson(head.subarray(MANIFEST_AT, end))
  const newer = z.object({ kind: z.literal('fyr-backup'), minReader: z.int().min(BACKUP_FORMAT + 1) }).safeParse(raw)
  if (newer.success) throw new FyrError('backup.newer', { known: BACKUP_FORMAT, needed: newer.data.minReader })
  const parsed = manifestSchema.safeParse(raw)
  if (!parsed.success) throw damaged('head')
  const { signedBy, vaultId } = parsed.data
  const signature = head.subarray(end, end + SIGNATURE_BYTES)
  const isOurs = head.subarray(MAGIC.length, LENGTH_AT).equals(compartmentMark(vaultId, 'backup'))
  if (!isOurs || !isSigned(signedBy, head.subarray(0, end), signature)) throw damaged('signature')
  return parsed.data
}

function isSigned(signedBy: string, part: Buffer, signature: Buffer): boolean {
  const publicKey = fromBase64(signedBy)
  return toBase64(publicKey) === signedBy && isSignedBy(publicKey, signedPart(part), signature)
}

const signedPart = (part: Buffer): Buffer => Buffer.concat([Buffer.from('fyr backup\n'), part])

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw damaged('head')
  }
}

const isZero = (bytes: Buffer): boolean => bytes.every(byte => byte === 0)
