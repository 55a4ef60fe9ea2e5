import { Trans, useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { useDates } from '../../app/dates.ts'
import { useLanguage } from '../../app/language.ts'
import { interfaceLocales } from '../../../shared/domain/interface-language.ts'
import { withSmallStart } from '../../../shared/domain/name-list.ts'
import { longPeriodSchema } from '../../../shared/domain/period.ts'
import type { ReleaseReport } from '../../../shared/features/months/months.schema.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { byReason } from './refused-tables.ts'
import { useReleaseTexts } from './release-texts.ts'
import styles from './ExportReport.module.css'

/** What an export made: where it lies, what is in it, and what is not and why. */
export function ExportReport({ report }: { readonly report: ReleaseReport }) {
  const { t } = useTranslation('months')
  const month = useDates().period(report.period)
  const showFolder = useCommand('shell.showFolder')
  const number = new Intl.NumberFormat(interfaceLocales[useLanguage()].tag)
  const shown = (count: number | null) => (count === null ? t('report.withheld') : number.format(count))
  const totals = {
    visits: shown(report.totals.visits),
    questions: shown(report.totals.questions),
    referrals: shown(report.totals.referrals)
  }
  const isSum = longPeriodSchema.safeParse(report.period).success
  const kind = report.repeated ? 'again' : isSum ? 'sum' : 'first'
  return (
    <>
      <Notice
        kind="good"
        actions={
          <Button autoFocus onPress={() => showFolder.mutate({ folder: report.folder })}>
            {t('report.show')}
          </Button>
        }
      >
        <p>
          <strong>{t(`report.${kind}`, { month })}</strong>
        </p>
        <p>
          <Trans
            t={t}
            i18nKey="report.where"
            values={{ folder: report.folderName, zip: report.zipName }}
            components={{ file: <bdi className={styles['file']} /> }}
          />
        </p>
        <p>{t(report.method === 'suppression' ? 'report.totals-exact' : 'report.totals', totals)}</p>
      </Notice>
      <CallErrorNotice error={showFolder.error} />
      <div className={styles['tables']}>
        <WrittenTables tables={report.tables} />
        <RefusedTables refused={report.refused} />
      </div>
    </>
  )
}

function WrittenTables({ tables }: Pick<ReleaseReport, 'tables'>) {
  const { t } = useTranslation('months')
  const texts = useReleaseTexts()
  return (
    <section className={styles['list']} aria-labelledby="written-tables">
      <h3 id="written-tables">{t('report.tables', { count: tables.length })}</h3>
      <ul>
        {tables.map(({ table, cells }) => (
          <li key={table}>
            {texts.table(table)} <span className={styles['cells']}>{t('report.cells', { count: cells })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function RefusedTables({ refused }: Pick<ReleaseReport, 'refused'>) {
  const { t } = useTranslation('months')
  const texts = useReleaseTexts()
  if (refused.length === 0) return null
  return (
    <section className={styles['list']} aria-labelledby="refused-tables">
      <h3 id="refused-tables">{t('report.refused', { count: refused.length })}</h3>
      {byReason(refused).map(({ reason, tables }) => (
        <div key={reason} className={styles['refusal']}>
          <p>{tables.map(texts.table).join(' · ')}</p>
          <p className={styles['soft']}>{texts.reason(reason)}</p>
          <p className={styles['soft']}>{t('report.instead', { allowed: withSmallStart(texts.nearest(reason)) })}</p>
        </div>
      ))}
    </section>
  )
}
