import { useTranslation } from 'react-i18next'
import type { ShiftReport } from '../../../shared/features/shifts/shifts.schema.ts'
import { type CodeList, useCodeNames } from '../../app/code-names.ts'
import { useDates } from '../../app/dates.ts'
import { useLists } from '../../app/lists.ts'
import styles from './ShiftReport.module.css'

/** The page itself, on the screen and on paper. */
export function ShiftReportPage({ report }: { readonly report: ShiftReport }) {
  const { t } = useTranslation('shifts')
  const dates = useDates()
  const { list: listed } = useLists()
  const name = useCodeNames()
  const { shift, minutes } = report
  const named = (list: CodeList, counted: readonly { readonly code: string; readonly count: number }[]) =>
    counted.map(({ code, count }) => ({ name: name(list, code), count: String(count) }))
  const lists = [
    { title: t('report.topics'), lines: named('topic', report.topics) },
    {
      title: t('report.referrals'),
      lines: report.referrals.map(({ organisation, count, waiting }) => ({
        name: organisation,
        count: waiting === 0 ? String(count) : t('report.waiting', { count, waiting })
      }))
    },
    {
      title: t('report.urgent'),
      lines: report.urgent.map(({ topic, urgency, count }) => ({
        name: `${name('topic', topic)}: ${name('urgency', urgency)}`,
        count: String(count)
      }))
    },
    { title: t('report.notHelped'), lines: named('topic', report.notHelped) },
    { title: t('report.barriers'), lines: named('barrier', report.barriers) },
    { title: t('report.actions'), lines: named('action', report.actions) },
    { title: t('report.languages'), lines: named('language', report.languages) },
    { title: t('report.interpreters'), lines: named('interpreter', report.interpreters) }
  ]
  return (
    <article className={styles['page']}>
      <h2>
        {dates.day(shift.date)}, <span dir="auto">{shift.place}</span>
        {shift.starts === null || shift.ends === null ? null : ` ${shift.starts}–${shift.ends}`}
      </h2>
      <p>{listed(shift.people.map(person => person.name)) || t('nobody')}</p>
      <p className={styles['sum']}>
        {[
          t('report.visits', { count: shift.visits }),
          t('report.questions', { count: report.questions }),
          ...(minutes.visits === 0 ? [] : [t('report.minutes', { count: minutes.total, visits: minutes.visits })])
        ].join(' · ')}
      </p>
      <div className={styles['lists']}>
        {lists
          .filter(({ lines }) => lines.length > 0)
          .map(({ title, lines }) => (
            <section key={title} className={styles['list']}>
              <h3>{title}</h3>
              <dl>
                {lines.map(line => (
                  <div key={line.name} className={styles['line']}>
                    <dt dir="auto">{line.name}</dt>
                    <dd>{line.count}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
    </article>
  )
}
