/**
 * Whether a text may name a person. It is a guess, for a hint and never for a refusal: no rule tells names from other words. Taken for a name are
 * a capitalised word after "heter", "called" and their like, and two capitalised words in a row within a sentence, unless one of them is an authority's
 * or a place's usual word.
 */
export function hintsAtName(text: string): boolean {
  return CALLED.test(text) || [...text.matchAll(TWO_WORDS)].some(match => !NO_NAME.test(match[0]))
}

const CALLED =
  /(?<!\p{L})(?:heter|kallas|heter inte|namnet är|namn:|hennes namn är|hans namn är|name is|called|named|herr|fru|fröken|mr\.?|mrs\.?|ms\.?) \p{Lu}\p{Ll}/u

/** Not at the beginning of a sentence, where the first of the two is capitalised anyhow. */
const TWO_WORDS = /(?<=[\p{Ll}\p{N},;:)] )\p{Lu}\p{Ll}{1,30}(?:-\p{Lu}\p{Ll}{1,30})? \p{Lu}\p{Ll}{1,30}(?!\p{L})/gu

const NO_NAME =
  /(?:verket|kassan|förmedlingen|styrelsen|nämnden|kommun|kommunen|region|länet|tingsrätt|sjukhus|skola|gymnasium|bank|banken|universitet|centrum|kyrka|förening|partiet|sverige|skåne|göteborg|stockholm|malmö|lund|norra|södra|östra|västra|stora|lilla|sankt|red|save|röda|nordea|swedbank|bank-?id|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|january|february|march|may|june|july|august|october|monday|tuesday|wednesday|thursday|friday|saturday|sunday|street|road|agency|office|service)/iu
