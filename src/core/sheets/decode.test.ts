import { describe, expect, it } from 'vitest'
import { FyrError } from '../../shared/domain/errors.ts'
import { decodeFile } from './decode.ts'

const decoded = (bytes: Buffer) => {
  const file = decodeFile(bytes)
  return { encoding: file.encoding, text: [...file.pieces()].map(piece => piece.text).join('') }
}

const refusal = (bytes: Buffer) => {
  try {
    decoded(bytes)
  } catch (fault) {
    if (fault instanceof FyrError) return { code: fault.code, ...fault.params }
    throw fault
  }
  return 'taken'
}

/** Letters of every part of Windows-1252 that Swedish needs, and of its own range beyond Latin-1. */
const western = 'Språk;Åtgärd\r\nsvenska;”citat” – 5 €\r\n'
const windows1252 = Buffer.from(
  [...western].map(letter => ({ '”': 0x94, '–': 0x96, '€': 0x80 })[letter] ?? letter.charCodeAt(0))
)

describe('decodeFile', () => {
  it('tells the encodings apart', () => {
    expect(decoded(Buffer.from(western))).toEqual({ encoding: 'utf-8', text: western })
    expect(decoded(Buffer.from(`\ufeff${western}`))).toEqual({ encoding: 'utf-8-bom', text: western })
    expect(decoded(windows1252)).toEqual({ encoding: 'windows-1252', text: western })
    expect(decoded(Buffer.from(`\ufeff${western}`, 'utf16le'))).toEqual({ encoding: 'utf-16', text: western })
    expect(decoded(Buffer.from(`\ufeff${western}`, 'utf16le').swap16())).toEqual({ encoding: 'utf-16', text: western })
    expect(decoded(Buffer.from('a;b\n'))).toEqual({ encoding: 'utf-8', text: 'a;b\n' })
  })

  it('keeps letters whole across pieces', () => {
    const text = `${'a'.repeat(256 * 1024 - 1)}å😀`.repeat(3)
    expect(decoded(Buffer.from(text)).text).toBe(text)
  })

  it.each([
    ['a zero byte', Buffer.from('a;b\n\u0000')],
    ['a zero byte far into a text', Buffer.from(`${'a;b\n'.repeat(50_000)}\u0000`)],
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0])],
    ['many control characters', Buffer.from(`${'\u0001\u0002\u0003'.repeat(100)}text`)],
    ['UTF-16 without its mark', Buffer.from('a;b', 'utf16le')]
  ])('refuses %s as no text', (_what, bytes) => {
    expect(refusal(bytes)).toEqual({ code: 'file.binary' })
  })

  it('names the line where the text ends inside a letter', () => {
    expect(refusal(Buffer.from('Språk\nsv\nå').subarray(0, -1))).toEqual({ code: 'file.cut', line: 3 })
    expect(refusal(Buffer.from('\ufeffå\nb', 'utf16le').subarray(0, -1))).toMatchObject({ code: 'file.cut' })
  })

  it('names the line where two encodings meet', () => {
    expect(refusal(Buffer.concat([Buffer.from('Språk\nåäö\n'), Buffer.from([0xe5, 0x0a])]))).toEqual({
      code: 'file.encoding',
      line: 3
    })
    expect(refusal(Buffer.concat([Buffer.from('\ufeffa\n'), Buffer.from([0xe5, 0x0a])]))).toEqual({
      code: 'file.encoding',
      line: 2
    })
  })

  it.each([
    ['a sign of three bytes', 'Women’s hub\n'],
    ['a sign of four bytes', '🦊\n'],
    ['several letters of two', 'Київ\n']
  ])('names the line of a broken byte in a file that is UTF-8 by %s', (_what, text) => {
    expect(refusal(Buffer.concat([Buffer.from(`a;b\n${text}`), Buffer.from([0xe4, 0x0a])]))).toEqual({
      code: 'file.encoding',
      line: 3
    })
  })

  it('takes Windows-1252 whose letters stand together', () => {
    const text = 'Råå;ÅÄÖ åäö é;Ä§1;”Öö”\n'
    const bytes = Buffer.from([...text].map(letter => (letter === '”' ? 0x94 : letter.charCodeAt(0))))
    expect(decoded(bytes)).toEqual({ encoding: 'windows-1252', text })
  })

  it('takes Windows-1252 in which signs after å, ä and their capitals look like letters of UTF-8', () => {
    // å · å … ” · å € € · Å – · Ä … · É … in Windows-1252
    const bytes = Buffer.from([
      0xe5, 0x0a, 0xe5, 0x85, 0x94, 0x0a, 0xe5, 0x80, 0x80, 0x0a, 0xc5, 0x96, 0x0a, 0xc4, 0x85, 0xc9, 0x85, 0x0a
    ])
    expect(decoded(bytes)).toEqual({ encoding: 'windows-1252', text: 'å\nå…”\nå€€\nÅ–\nÄ…É…\n' })
  })

  it('names the line of a byte that no understood encoding has', () => {
    expect(refusal(Buffer.concat([Buffer.from('Spr\n'), Buffer.from([0x8d, 0xe5, 0x0a])]))).toEqual({
      code: 'file.encoding',
      line: 2
    })
  })

  it('names the line of half a character in UTF-16', () => {
    const bytes = Buffer.concat([
      Buffer.from('\ufeffa\nb', 'utf16le'),
      Buffer.from([0x3d, 0xd8]),
      Buffer.from('c\n', 'utf16le')
    ])
    expect(refusal(bytes)).toMatchObject({ code: 'file.encoding' })
  })
})
