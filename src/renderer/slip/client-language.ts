import { clientLanguages, type ClientLanguage } from '../../shared/domain/client-texts.ts'

/** The language as a page names it (BCP 47), so that it is read out and shaped rightly. */
export const pageLanguage: Readonly<Record<ClientLanguage, string>> = {
  swe: 'sv',
  eng: 'en',
  ara: 'ar',
  prs: 'prs',
  pes: 'fa',
  pus: 'ps',
  som: 'so',
  tir: 'ti',
  ukr: 'uk',
  rus: 'ru',
  ckb: 'ckb',
  kmr: 'kmr',
  tur: 'tr'
}

/** The language of a slip for a visitor who speaks this one: their own where there are texts in it, else Swedish. */
export const slipLanguageFor = (spoken: string | null): ClientLanguage =>
  clientLanguages.find(language => language === spoken) ?? 'swe'
