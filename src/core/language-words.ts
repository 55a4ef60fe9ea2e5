import type { Language } from '../shared/features/reference/reference.schema.ts'

/**
 * Other ways of writing a language: its code in ISO 639-1 and in ISO 639-2, and what people in Sweden call it. A word under
 * several languages (`kurdiska`) is ambiguous on purpose: the program asks.
 */
const otherWords: Readonly<Record<string, readonly string[]>> = {
  swe: ['sv', 'svensk'],
  eng: ['en', 'engelsk'],
  ara: ['ar', 'arabisk'],
  prs: ['fa-af', 'darí'],
  pes: ['fa', 'fas', 'per', 'farsi', 'persisk'],
  pus: ['ps', 'pashtu', 'pushto'],
  som: ['so', 'somalisk'],
  tir: ['ti', 'tigrinska', 'tigrigna'],
  amh: ['am', 'amharisk'],
  ukr: ['uk', 'ukrainsk'],
  rus: ['ru', 'rysk'],
  ckb: ['sorani', 'sydkurdiska', 'kurdiska', 'kurdish', 'ku', 'kur'],
  kmr: ['kurmanji', 'kurmandji', 'nordkurdiska', 'kurdiska', 'kurdish', 'ku', 'kur'],
  tur: ['tr', 'turkisk'],
  urd: ['ur'],
  pol: ['pl', 'polsk'],
  ron: ['ro', 'rum', 'rumänsk'],
  bos: ['bs', 'bks', 'serbokroatiska', 'bosniska/kroatiska/serbiska'],
  hrv: ['hr', 'bks', 'serbokroatiska', 'bosniska/kroatiska/serbiska'],
  srp: ['sr', 'bks', 'serbokroatiska', 'bosniska/kroatiska/serbiska'],
  sqi: ['sq', 'alb'],
  mkd: ['mk', 'mac'],
  bul: ['bg'],
  spa: ['es'],
  fra: ['fr', 'fre'],
  por: ['pt'],
  deu: ['de', 'ger'],
  zho: ['zh', 'chi', 'mandarin'],
  vie: ['vi'],
  tha: ['th', 'thai'],
  hun: ['hu'],
  swa: ['sw', 'kiswahili'],
  uzb: ['uz'],
  aze: ['az', 'azeriska', 'azeri'],
  kat: ['ka', 'geo'],
  hye: ['hy', 'arm'],
  syr: ['assyriska', 'assyriska/syriska', 'syrianska'],
  ben: ['bn'],
  hin: ['hi'],
  rom: ['romska', 'romani chib', 'romanes'],
  mis: ['annat', 'övrigt', 'other']
}

export interface LanguageWords {
  readonly code: string
  readonly names: readonly string[]
  readonly also: readonly string[]
}

/** Every language of the list with the words by which people name it. */
export const languageEntries = (languages: readonly Language[]): LanguageWords[] =>
  languages.map(({ code, sv, en, autonym }) => ({ code, names: [sv, en, autonym], also: otherWords[code] ?? [] }))
