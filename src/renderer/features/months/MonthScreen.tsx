import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall } from '../../app/calls.ts'
import { useDates } from '../../app/dates.ts'
import { type Month, monthSchema } from '../../../shared/domain/month.ts'
import type { MonthFigures, MonthSummary } from '../../../shared/features/months/months.schema.ts'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { ExportPanel } from './ExportPanel.tsx'
import { MonthFiguresView } from './MonthFiguresView.tsx'
import { monthToShow } from './month-choice.ts'
import styles from './MonthScreen.module.css'

const route = getRouteApi('/month')

/** The months of the bureau: what is in them, and the way out of the house for what may leave it. */
export function MonthScreen() {
  const { t } = useTranslation('months')
  const months = useCall('months.list', null)
  const { month: asked } = route.useSearch()
  const navigate = route.useNavigate()
  const [first, setFirst] = useState<Month>()
  const chosen = monthToShow(months.data ?? [], asked ?? first)
  // Stays on its month when that is closed and another one waits.
  if (first === undefined && chosen !== undefined) setFirst(chosen.month)
  return (
    <Screen title={t('title')}>
      <CallErrorNotice error={months.error} />
      {chosen === undefined ? null : (
        <div className={styles['columns']}>
          <MonthList
            months={months.data ?? []}
            chosen={chosen.month}
            onChoose={id => void navigate({ search: { month: monthSchema.parse(id) } })}
          />
          <MonthPage key={chosen.month} summary={chosen} />
        </div>
      )}
    </Screen>
  )
}

interface MonthListProps {
  readonly months: readonly MonthSummary[]
  readonly chosen: string
  readonly onChoose: (month: string) => void
}

function MonthList({ months, chosen, onChoose }: MonthListProps) {
  const { t } = useTranslation('months')
  const dates = useDates()
  const items = months.map(({ month, visits, state }) => ({
    id: month,
    label: dates.monthTitle(month),
    detail: `${t('visits', { count: visits })} · ${t(`state.${state}`)}`
  }))
  return (
    <div className={styles['months']}>
      <ChoiceList label={t('months')} items={items} chosen={chosen} onChoose={onChoose} />
    </div>
  )
}

function MonthPage({ summary }: { readonly summary: MonthSummary }) {
  const dates = useDates()
  const figures = useCall('months.figures', { month: summary.month })
  return (
    <section className={styles['month']} aria-labelledby="month-title">
      <h2 id="month-title">{dates.monthTitle(summary.month)}</h2>
      <ExportPanel summary={summary} />
      <CallErrorNotice error={figures.error} />
      {figures.data === undefined ? null : <Figures figures={figures.data} />}
    </section>
  )
}

function Figures({ figures }: { readonly figures: MonthFigures }) {
  const { t } = useTranslation('months')
  if (figures.visits === 0) return <p>{t('none')}</p>
  return (
    <>
      <Notice kind="warn">
        <strong>{t('exact.title')}</strong> {t('exact.text')}
      </Notice>
      <MonthFiguresView figures={figures} />
    </>
  )
}
