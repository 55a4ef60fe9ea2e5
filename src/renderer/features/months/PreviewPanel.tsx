import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall } from '../../app/calls.ts'
import { useDates } from '../../app/dates.ts'
import { useLists } from '../../app/lists.ts'
import type { Month } from '../../../shared/domain/month.ts'
import type { MonthPreview } from '../../../shared/features/months/months.schema.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { useReleasedNames, useReleaseTexts } from './release-texts.ts'
import styles from './PreviewPanel.module.css'

/** So many categories are named, at most. */
const MOST_NAMED = 6

type Ready = Extract<MonthPreview, { outcome: 'ready' }>

/** What rounding will do to a month, in words: the figures are those that the summary will hold. */
export function PreviewPanel({ month }: { readonly month: Month }) {
  const { t } = useTranslation('months')
  const preview = useCall('months.preview', { month })
  if (preview.data === undefined) return <CallErrorNotice error={preview.error} />
  return (
    <section className={styles['preview']} aria-labelledby="preview-title">
      <h3 id="preview-title">{t('preview.title')}</h3>
      {preview.data.outcome === 'ready' ? (
        <ReadyPreview preview={preview.data} />
      ) : (
        <p>{t(`preview.${preview.data.outcome}`)}</p>
      )}
    </section>
  )
}

function ReadyPreview({ preview }: { readonly preview: Ready }) {
  const { t } = useTranslation('months')
  const dates = useDates()
  const { list } = useLists()
  const { effect, totals, capped, carried, late } = preview
  const measures = (['visits', 'questions', 'referrals'] as const).map(measure => ({ measure }))
  return (
    <>
      <div className={styles['columns']}>
        <DataTable
          caption={t('preview.totals')}
          columns={[
            { id: 'what', title: t('preview.what'), heads: true, cell: ({ measure }) => t(`preview.${measure}`) },
            { id: 'exact', title: t('preview.exact'), figure: true, cell: ({ measure }) => totals.exact[measure] },
            { id: 'shown', title: t('preview.shown'), figure: true, cell: ({ measure }) => totals.shown[measure] }
          ]}
          rows={measures}
          rowId={({ measure }) => measure}
        />
        <ul className={styles['words']}>
          <li>{t('preview.effect', { ...effect })}</li>
          <li>{t('preview.small', { zero: effect.smallToZero, base: effect.smallToBase })}</li>
          {capped.visits + capped.questions > 0 ? <li>{t('preview.capped', { ...capped })}</li> : null}
          {late > 0 ? <li>{t('preview.late', { count: late })}</li> : null}
          {carried.length > 0 ? <li>{t('preview.carried', { months: list(carried.map(dates.month)) })}</li> : null}
          <Coarsened preview={preview} />
        </ul>
      </div>
      <Withheld preview={preview} />
    </>
  )
}

function Coarsened({ preview: { coarsened } }: { readonly preview: Ready }) {
  const { t } = useTranslation('months')
  return coarsened.map(({ dimension, coding }) => (
    <li key={dimension}>{t(`preview.coarse.${dimension}.${coding}`, { defaultValue: t('preview.coarse.other') })}</li>
  ))
}

/** Which categories would have to be one. Only the first are named where they are many. */
function Merge({ dimension, codes }: { readonly dimension: string; readonly codes: readonly string[] }) {
  const { t } = useTranslation('months')
  const nameOf = useReleasedNames()
  const lists = useLists()
  const list = lists.list(codes.slice(0, MOST_NAMED).map(code => nameOf(dimension, code)))
  const more = codes.length - MOST_NAMED
  return more > 0 ? t('preview.merge-more', { list, count: more }) : t('preview.merge', { list })
}

/** What is not in the summary for want of figures, and what would change that. */
function Withheld({ preview: { refused } }: { readonly preview: Ready }) {
  const { t } = useTranslation('months')
  const texts = useReleaseTexts()
  const thin = refused.flatMap(({ table, thin: facts }) => (facts === null ? [] : [{ table, ...facts }]))
  if (thin.length === 0) return <p>{t('preview.nothing-withheld')}</p>
  return (
    <div className={styles['withheld']}>
      <h4>{t('preview.withheld', { count: thin.length })}</h4>
      <ul>
        {thin.map(({ table, measure, merge, ...figures }) => {
          const facts = { ...figures, what: t(`preview.of.${measure}`) }
          return (
            <li key={table}>
              <strong>{texts.table(table)}</strong>: {t('preview.thin', facts)}{' '}
              {merge === null ? t('preview.no-merging') : <Merge {...merge} />}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
