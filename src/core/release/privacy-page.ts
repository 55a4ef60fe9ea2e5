import { monthSchema } from '../../shared/domain/month.ts'
import { longPeriodSchema, quarterOf, type Period } from '../../shared/domain/period.ts'
import { BASE, TOTAL, isSuppressed, type AnyRelease } from '../disclosure/types.ts'
import { releaseName, rulesOf } from './package-file.ts'
import { releaseLanguages, releaseTexts, type ReleaseLanguage } from './release-texts.ts'

/**
 * privacy.html: what was done to the figures, for a reader who is no statistician, in Swedish and English. It stands alone (no
 * scripts, nothing fetched), and every figure on it is a published one.
 */
export function privacyPage(release: AnyRelease): string {
  const heading = releaseTexts('sv')('privacy.heading')
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(heading)} · ${escaped(releaseName(release))}</title>
<style>${style}</style>
</head>
<body>
<nav>${releaseLanguages.map(language => `<a href="#${language}" lang="${language}">${escaped(releaseTexts(language)('privacy.language'))}</a>`).join(' · ')}</nav>
${releaseLanguages.map(language => article(release, language)).join('\n')}
</body>
</html>
`
}

const style = `
body{font:16px/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
h1{font-size:1.6rem;margin:2rem 0 0}h2{font-size:1.15rem;margin:1.5rem 0 .3rem}p{margin:.3rem 0}ul{margin:.3rem 0;padding-inline-start:1.2rem}
.lead{color:#555}article+article{border-top:1px solid #bbb;margin-top:3rem}
@media print{nav{display:none}article+article{break-before:page;border:0}}
`

function article(release: AnyRelease, language: ReleaseLanguage): string {
  const t = releaseTexts(language)
  const kind = kindOf(release)
  const params = pageParams(release, language)
  const text = (key: string) => escaped(t(`privacy.${key}`, params))
  const section = (key: string, ...body: string[]) => `<h2>${text(`${key}-heading`)}</h2>\n${body.join('\n')}`
  const refused = [...Map.groupBy(release.refused, table => table.reason)].map(([reason, tables]) => {
    const names = tables.map(({ title }) => title[language]).join('; ')
    return escaped(
      t('privacy.refused', { tables: names, reason: t(`reasons.${reason}`), nearest: t(`nearest.${reason}`) })
    )
  })
  const { short, what, how, read, promise, limits, late, check } = sentences[kind]
  return `<article id="${language}" lang="${language}">
<h1>${text('heading')}</h1>
<p class="lead">${text('lead')}</p>
${section('short', list(short.map(text)))}
${section('what', paragraph(text(what)), ...carried(release, language), ...late.map(key => paragraph(text(key))))}
${section('how', paragraph(text(how)), ...passedOver(release, language))}
${section('read', list(read.map(text)))}
${section('promise', paragraph(text(promise)))}
${section('limits', paragraph(text(limits)), warnings(release, language))}
${section('tables', list(release.tables.map(table => escaped(table.title[language]))))}
${section('refused', list(refused))}
${section('rules', list(rulesOf(release).map(name => escaped(t(`rules.${name}`, params)))))}
${section('check', paragraph(text(check)))}
</article>`
}

type Kind = 'month' | 'sum' | 'withheld'

const kindOf = (release: AnyRelease): Kind =>
  isSuppressed(release) ? 'withheld' : release.sources.length > 0 ? 'sum' : 'month'

/** Which sentences each kind of release is explained with. */
const sentences = {
  month: {
    short: ['short-about', 'short-rounded', 'short-person', 'short-zero', 'short-use'],
    what: 'what',
    late: ['late'],
    how: 'how',
    read: ['read-zero', 'read-five', 'read-many', 'read-sum'],
    promise: 'promise',
    limits: 'limits',
    check: 'check'
  },
  sum: {
    short: ['short-about', 'short-sum', 'short-person', 'short-zero', 'short-use'],
    what: 'what-sum',
    late: ['late'],
    how: 'how-sum',
    read: ['read-zero', 'read-five-sum', 'read-many-sum'],
    promise: 'promise-sum',
    limits: 'limits',
    check: 'check-sum'
  },
  withheld: {
    short: ['short-exact', 'short-withheld', 'short-person-withheld', 'short-alone'],
    what: 'what-withheld',
    late: [],
    how: 'how-withheld',
    read: ['read-exact', 'read-withheld', 'read-no-sum'],
    promise: 'promise-withheld',
    limits: 'limits-withheld',
    check: 'check'
  }
} as const satisfies Record<Kind, unknown>

/** Everything that the page's sentences name. */
function pageParams(release: AnyRelease, language: ReleaseLanguage) {
  const { totals, certificate, sources } = release
  const error = isSuppressed(release) ? 0 : release.method.error
  const shown = (count: number | null) => count ?? releaseTexts(language)('privacy.withheld')
  return {
    bureau: release.bureau.name,
    period: periodName(release.period, language),
    visits: totals.visits,
    questions: totals.questions,
    referrals: shown(totals.referrals),
    months: sources.length,
    base: BASE,
    cap: release.method.cap,
    error,
    each: BASE - 1,
    five: 2 * BASE - 1,
    fiveSum: BASE + error,
    low: 1000 - error,
    high: 1000 + error,
    cells: certificate.attack.cells,
    width: certificate.minWidth,
    late: shown(release.late),
    shortened: shown(release.shortened)
  }
}

/** Which earlier months are counted here, where there are any. */
function carried({ carried: months }: AnyRelease, language: ReleaseLanguage): string[] {
  if (months.length === 0) return []
  const named = { count: months.length, list: monthList(months, language) }
  return [paragraph(escaped(releaseTexts(language)('privacy.carried', named)))]
}

/** Which months of a sum have no release, where there are any. */
function passedOver({ passedOver: months }: AnyRelease, language: ReleaseLanguage): string[] {
  if (months.length === 0) return []
  const named = { count: months.length, list: monthList(months, language) }
  return [paragraph(escaped(releaseTexts(language)('privacy.how-passed-over', named)))]
}

function warnings(release: AnyRelease, language: ReleaseLanguage): string {
  const t = releaseTexts(language)
  if (release.warnings.length === 0) return ''
  const tables = new Map(release.tables.map(table => [table.name, table]))
  const names = new Map(
    release.dimensions.flatMap(({ name, codes }) =>
      codes.map(entry => [`${name} ${entry.code}`, entry.title[language]])
    )
  )
  const lines = release.warnings.flatMap(({ table: tableName, group, code }) => {
    const table = tables.get(tableName)
    if (table === undefined) return []
    const named = (codes: string) =>
      codes
        .split(' ')
        .map((part, at) =>
          part === TOTAL ? t('codes.total') : (names.get(`${table.dimensions[at] ?? ''} ${part}`) ?? part)
        )
        .join(', ')
    return [escaped(t('privacy.warning', { table: table.title[language], code: named(code), group: named(group) }))]
  })
  return `${paragraph(escaped(t('privacy.warnings')))}\n${list(lines)}`
}

const paragraph = (html: string): string => `<p>${html}</p>`

const list = (items: readonly string[]): string => `<ul>\n${items.map(item => `<li>${item}</li>`).join('\n')}\n</ul>`

function periodName(period: Period, language: ReleaseLanguage): string {
  if (monthSchema.safeParse(period).success) return monthName(period, language)
  const quarter = quarterOf(longPeriodSchema.parse(period))
  const year = period.slice(0, 4)
  const t = releaseTexts(language)
  return quarter === null ? t('privacy.period-year', { year }) : t('privacy.period-quarter', { year, quarter })
}

function monthName(month: string, language: ReleaseLanguage): string {
  const format = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' })
  return format.format(new Date(`${month}-01T00:00:00Z`))
}

const monthList = (months: readonly string[], language: ReleaseLanguage): string =>
  new Intl.ListFormat(language).format(months.map(month => monthName(month, language)))

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
