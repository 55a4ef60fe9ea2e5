import { mkdirSync, openSync, rmSync, writeFileSync, closeSync } from 'node:fs'
import path from 'node:path'
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { newFolder } from '../db/vault-fixture.ts'
import { filesUnder, findWords, holds, openFilesOf } from '../canary/scan.ts'
import { wordFor } from '../canary/word.ts'

const word = wordFor('run', 'field')
const words = new Map([['field', word]])

test.each<[string, Buffer]>([
  ['as it is', Buffer.from(`before${word}after`)],
  ['in capitals', Buffer.from(word.toUpperCase())],
  ['as UTF-16', Buffer.from(`a${word}`, 'utf16le')],
  ['as UTF-16, odd', Buffer.concat([Buffer.from('x'), Buffer.from(word, 'utf16le')])],
  ['as UTF-16, the other way round', Buffer.from(Buffer.from(word, 'utf16le')).swap16()],
  ['in base64', Buffer.from(Buffer.from(`${word} and more`).toString('base64'))],
  ['in base64, one further', Buffer.from(Buffer.from(`x${word} and more`).toString('base64'))],
  ['in base64, two further', Buffer.from(Buffer.from(`xy${word}`).toString('base64'))],
  ['in hexadecimal', Buffer.from(Buffer.from(word).toString('hex'))]
])('a word is found %s', (_how, content) => {
  expect(holds(content, word)).toBe(true)
  expect(holds(content, wordFor('run', 'another'))).toBe(false)
})

test('a word is found in what is packed, in a name, and in a file that has no name any more', () => {
  const folder = newFolder()
  const content = Buffer.from(`${'padding '.repeat(50)}${word}`)
  const packed: Record<string, Uint8Array> = {
    gzip: gzipSync(content),
    deflate: deflateSync(content),
    raw: deflateRawSync(content),
    zip: zipSync({ inside: content }),
    [`${word}.txt`]: Buffer.from('nothing')
  }
  for (const [name, bytes] of Object.entries(packed)) writeFileSync(path.join(folder, name), bytes)
  mkdirSync(path.join(folder, 'empty'))
  const found = findWords(words, filesUnder(folder)).map(({ file }) => path.basename(file))
  expect(found.toSorted()).toEqual(Object.keys(packed).toSorted())

  if (process.platform !== 'linux') return
  const gone = path.join(folder, 'gone')
  writeFileSync(gone, content)
  const descriptor = openSync(gone, 'r')
  rmSync(gone)
  expect(findWords(words, openFilesOf('self'))).not.toEqual([])
  closeSync(descriptor)
})
