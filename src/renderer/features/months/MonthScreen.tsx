import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall } from '../../app/calls.ts'
import { useDates } from '../../app/dates.ts'
import { type Month, monthSchema } from '../../../shared/domain/month.ts'
import { longPeriodSchema } from '../../../shared/domain/period.ts'
import type { MonthFigures, MonthSummary, PeriodSummary } from '../../../shared/features/months/months.schema.ts'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { ExportPanel } from './ExportPanel.tsx'
import { MonthFiguresView } from './MonthFiguresView.tsx'
import { PeriodPage } from './PeriodPage.tsx'
import { monthToShow } from './month-choice.ts'
import styles from './MonthScreen.module.css'

const route = getRouteApi('/month')

/** The months of the bureau, its quarters and years: what is in them, and the way out of the house for what may leave it. */
export function MonthScreen() {
  const { t } = useTranslation('months')
  const months = useCall('months.list', null)
  const periods = useCall('months.periods', null)
  const { month: asked, period: askedPeriod } = route.useSearch()
  const navigate = route.useNavigate()
  const [first, setFirst] = useState<Month>()
  const chosen = monthToShow(months.data ?? [], asked ?? first)
  const period = periods.data?.find(one => one.period === askedPeriod)
  // Stays on its month when that is closed and another one waits.
  if (first === undefined && chosen !== undefined) setFirst(chosen.month)
  const showMonth = (month: Month): void => void navigate({ search: { month } })
  return (
    <Screen title={t('title')}>
      <CallErrorNotice error={months.error ?? periods.error} />
      {chosen === undefined ? null : (
        <div className={styles['columns']}>
          <div className={styles['months']}>
            <MonthList
              months={months.data ?? []}
              chosen={period === undefined ? chosen.month : ''}
              onChoose={id => showMonth(monthSchema.parse(id))}
            />
            <PeriodList
              periods={periods.data ?? []}
              chosen={period?.period ?? ''}
              onChoose={id => void navigate({ search: { period: longPeriodSchema.parse(id) } })}
            />
          </div>
          {period === undefined ? (
            <MonthPage key={chosen.month} summary={chosen} />
          ) : (
            <PeriodPage key={period.period} summary={period} months={months.data ?? []} onShowMonth={showMonth} />
          )}
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
  return <ChoiceList label={t('months')} items={items} chosen={chosen} onChoose={onChoose} />
}

interface PeriodListProps {
  readonly periods: readonly PeriodSummary[]
  readonly chosen: string
  readonly onChoose: (period: string) => void
}

function PeriodList({ periods, chosen, onChoose }: PeriodListProps) {
  const { t } = useTranslation('months')
  const dates = useDates()
  if (periods.length === 0) return null
  const items = periods.map(({ period, state }) => ({
    id: period,
    label: dates.periodTitle(period),
    detail: t(`period.state.${state}`)
  }))
  return (
    <>
      <p className={styles['heading']} aria-hidden="true">
        {t('periods')}
      </p>
      <ChoiceList label={t('periods')} items={items} chosen={chosen} onChoose={onChoose} />
    </>
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
