import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useDates } from '../../app/dates.ts'
import { useJobProgress } from '../../app/job-progress.ts'
import type { Month } from '../../../shared/domain/month.ts'
import type { RestorePreview, RestoreRequest } from '../../../shared/features/backups/backups.schema.ts'
import { useLists } from '../../app/lists.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { CompareForm } from './CompareForm.tsx'
import { MonthsSince } from './MonthsSince.tsx'
import { monthsToTell, noAnswer } from './months-answer.ts'
import styles from './RestoreLook.module.css'

interface RestoreLookProps {
  readonly preview: RestorePreview
  readonly request: RestoreRequest
  readonly busy: boolean
  readonly error: unknown
  readonly onCompared: (request: RestoreRequest, preview: RestorePreview) => void
  readonly onBack: () => void
  readonly onRestore: (monthsSince: Month[] | null) => void
}

/** What is in the backup, and what would be lost. */
export function RestoreLook(props: RestoreLookProps) {
  const { preview, request, busy, error, onCompared, onBack, onRestore } = props
  const { t } = useTranslation('backups')
  const progress = useJobProgress('restore', busy)
  const [answer, setAnswer] = useState(noAnswer)
  const [tried, setTried] = useState(false)
  const isAsked = preview.replaced.state !== 'compared' && preview.months.possible.length > 0
  const told = monthsToTell(answer, preview.months.possible)
  const restore = (): void => {
    setTried(true)
    if (!isAsked) onRestore(null)
    else if (told !== null) onRestore(told)
  }
  return (
    <Screen title={t('look.title')}>
      <Facts preview={preview} />
      <Lost preview={preview} />
      {preview.replaced.state === 'unread' ? <CompareForm request={request} onCompared={onCompared} /> : null}
      {isAsked ? (
        <MonthsSince
          months={preview.months.possible}
          anew={preview.months.anew}
          answer={answer}
          onChange={setAnswer}
          isMissing={tried && told === null}
        />
      ) : null}
      <CallErrorNotice error={error} />
      {busy ? <ProgressBar label={t('look.working')} {...progress} /> : null}
      <Stack across gap="small">
        <Button look="primary" busy={busy} onPress={restore}>
          {t('look.submit')}
        </Button>
        <Button onPress={onBack} disabled={busy}>
          {t('back')}
        </Button>
      </Stack>
    </Screen>
  )
}

function Facts({ preview: { madeAt, contents } }: { readonly preview: RestorePreview }) {
  const { t } = useTranslation('backups')
  const dates = useDates()
  const { bureau, madeBy, visits, lastVisit, people } = contents
  return (
    <dl className={styles['facts']}>
      <Fact what={t('look.bureau')}>
        <bdi>{bureau}</bdi>
      </Fact>
      <Fact what={t('look.made')}>{dates.moment(madeAt)}</Fact>
      <Fact what={t('look.by')}>{madeBy === null ? t('look.unknown') : <bdi>{madeBy}</bdi>}</Fact>
      <Fact what={t('look.visits')}>{String(visits)}</Fact>
      <Fact what={t('look.lastVisit')}>{lastVisit === null ? t('look.none') : dates.day(lastVisit)}</Fact>
      <Fact what={t('look.people')}>{String(people)}</Fact>
    </dl>
  )
}

const Fact = ({ what, children }: { readonly what: string; readonly children: ReactNode }) => (
  <div className={styles['fact']}>
    <dt>{what}</dt>
    <dd>{children}</dd>
  </div>
)

/** What the restored bureau will not know, and what happens to the one that is here. */
function Lost({ preview: { replaced, gone, hasOlderKeys, months } }: { readonly preview: RestorePreview }) {
  const { t } = useTranslation('backups')
  const dates = useDates()
  const { list } = useLists()
  const isLoss = replaced.state === 'compared' && replaced.visitsSince + replaced.changedSince > 0
  return (
    <>
      <Notice kind={isLoss || replaced.state === 'other' ? 'warn' : 'info'}>
        {replaced.state === 'compared' && isLoss
          ? `${t('lost.visits', { count: replaced.visitsSince })} ${t('lost.changed', { count: replaced.changedSince })} `
          : `${t(`lost.${replaced.state}`)} `}
        {replaced.state === 'none' ? null : t('lost.aside')}
      </Notice>
      {replaced.state === 'compared' && replaced.erasedSince > 0 ? (
        <Notice kind="info">{t('lost.erased', { count: replaced.erasedSince })}</Notice>
      ) : null}
      {replaced.state === 'unread' ? <Notice kind="info">{t('lost.erasedUnknown')}</Notice> : null}
      {hasOlderKeys ? (
        <Notice kind="warn">{t(replaced.state === 'compared' ? 'lost.olderPassphrases' : 'lost.olderKeys')}</Notice>
      ) : null}
      {gone.keptOut.length === 0 ? null : (
        <Notice kind="info">{t('lost.keptOut', { names: list(gone.keptOut) })}</Notice>
      )}
      {gone.back.length === 0 ? null : <Notice kind="warn">{t('lost.back', { names: list(gone.back) })}</Notice>}
      {months.known.length === 0 ? null : (
        <Notice kind="info">{t('lost.months', { months: list(months.known.map(dates.month)) })}</Notice>
      )}
    </>
  )
}
