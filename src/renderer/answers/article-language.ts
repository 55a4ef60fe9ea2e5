/** The language of an article as a page names it (BCP 47), so that it is read out rightly. */
export const articleLanguage = (language: string): string | undefined => Intl.getCanonicalLocales(language)[0]
