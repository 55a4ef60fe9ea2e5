import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FyrError } from '../../../shared/domain/errors.ts'
import { type VisitId, visitIdSchema } from '../../../shared/domain/ids.ts'
import type { HistoryEntry, Visit } from '../../../shared/features/visits/visits.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall, useCommand } from '../../app/calls.ts'
import { useDates } from '../../app/dates.ts'
import { useMay } from '../../app/session.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { SlipScreen } from '../../slip/SlipScreen.tsx'
import { ForgetSlip } from './ForgetSlip.tsx'
import { EraseVisit } from './EraseVisit.tsx'
import { NewSlip } from './NewSlip.tsx'
import { VisitCorrection } from './VisitCorrection.tsx'
import { VisitDetails } from './VisitDetails.tsx'
import { VisitHistory } from './VisitHistory.tsx'
import { changedByVisit } from './use-correction.ts'
import { useSlipVisit } from './use-slip-visit.ts'
import { useKeptCorrection } from './use-kept-correction.ts'

const route = getRouteApi('/visits/$id')

/** One visit: to be read, corrected, withdrawn and brought back, with everything that happened to it beside it. */
export function VisitScreen() {
  const { t } = useTranslation('visits')
  const id = visitIdSchema.safeParse(route.useParams().id)
  if (id.success) return <OpenVisit key={id.data} id={id.data} />
  return (
    <Screen title={t('title')}>
      <CallErrorNotice error={new FyrError('visit.unknown')} />
    </Screen>
  )
}

function OpenVisit({ id }: { readonly id: VisitId }) {
  const { t } = useTranslation('visits')
  const [erased, setErased] = useState<{ readonly cleaned: boolean } | null>(null)
  const opened = useCall('visits.open', { id }, { enabled: erased === null })
  const kept = useKeptCorrection(id)
  if (erased !== null) return <ErasedVisit {...erased} />
  if (opened.error !== null || kept.error !== null) {
    return (
      <Screen title={t('title')}>
        <CallErrorNotice error={opened.error ?? kept.error} />
        <div>
          <BackButton />
        </div>
      </Screen>
    )
  }
  if (opened.data === undefined || kept.isLoading) return null
  return <VisitPage {...opened.data} kept={kept.correction} onErased={setErased} />
}

interface VisitPageProps {
  readonly visit: Visit
  readonly history: readonly HistoryEntry[]
  readonly kept: ReturnType<typeof useKeptCorrection>['correction']
  readonly onErased: VisitActionsProps['onErased']
}

/** What is left to say of a visit that was erased just now. */
function ErasedVisit({ cleaned }: { readonly cleaned: boolean }) {
  const { t } = useTranslation('visits')
  return (
    <Screen title={t('erase.gone')}>
      <Notice kind="good">{t('erase.done')}</Notice>
      {cleaned ? null : <Notice kind="warn">{t('erase.unfinished')}</Notice>}
      <div>
        <BackButton />
      </div>
    </Screen>
  )
}

function VisitPage({ visit, history, kept, onErased }: VisitPageProps) {
  const { t } = useTranslation('visits')
  const dates = useDates()
  const announce = useAnnounce()
  const [correcting, setCorrecting] = useState(kept !== null && !visit.withdrawn)
  const [saved, setSaved] = useState(false)
  const [code, setCode] = useState<string | null>(null)
  const slipVisit = useSlipVisit()
  const title = t('visit.title', { day: dates.day(visit.date) })
  if (correcting) {
    return (
      <VisitCorrection
        title={t('correct.title', { day: dates.day(visit.date) })}
        visit={visit}
        history={history}
        kept={kept}
        onDone={done => {
          setCorrecting(false)
          setSaved(done === 'saved')
          if (done === 'saved') announce(t('correct.saved'))
        }}
      />
    )
  }
  if (code !== null) {
    const back = { label: t('visit.back'), onBack: () => setCode(null) }
    return <SlipScreen visit={slipVisit(visit)} code={code} back={back} />
  }
  return (
    <Screen title={title} aside={<VisitHistory visit={visit} history={history} />}>
      <VisitActions
        visit={visit}
        saved={saved}
        onErased={onErased}
        onSlip={setCode}
        onCorrect={() => {
          setSaved(false)
          setCorrecting(true)
        }}
      />
      <VisitDetails visit={visit} />
    </Screen>
  )
}

interface VisitActionsProps {
  readonly visit: Visit
  /** A correction was saved just now. */
  readonly saved: boolean
  readonly onCorrect: () => void
  readonly onErased: (how: { readonly cleaned: boolean }) => void
  /** A slip was made, with this code. */
  readonly onSlip: (code: string) => void
}

/** What can be done with the visit, and what came of the last thing that was. */
function VisitActions({ visit, saved, onCorrect, onErased, onSlip }: VisitActionsProps) {
  const { t } = useTranslation('visits')
  const may = useMay()
  const { id, revision, withdrawn } = visit
  const withdraw = useCommand('visits.withdraw', changedByVisit)
  const restore = useCommand('visits.restore', changedByVisit)
  const busy = withdraw.isPending || restore.isPending
  const takeOut = (): void => {
    if (busy) return
    restore.reset()
    withdraw.mutate({ id, revision })
  }
  const bringBack = (): void => {
    if (busy) return
    withdraw.reset()
    restore.mutate({ id, revision })
  }
  useShortcut('correct', onCorrect, !withdrawn)
  useShortcut('discard', takeOut, !withdrawn)
  useShortcut('undo', bringBack, withdrawn)
  return (
    <>
      {withdrawn ? (
        <Notice
          kind="warn"
          actions={
            <Button keys={shortcuts.undo.text} autoFocus={!withdraw.isIdle} onPress={bringBack}>
              {t(withdraw.isIdle ? 'restore.action' : 'withdraw.undo')}
            </Button>
          }
        >
          {t(withdraw.isIdle ? 'withdraw.is' : 'withdraw.done')}
        </Notice>
      ) : null}
      {restore.isSuccess && !withdrawn ? <Notice kind="good">{t('restore.done')}</Notice> : null}
      {saved && withdraw.isIdle && restore.isIdle ? <Notice kind="good">{t('correct.saved')}</Notice> : null}
      <CallErrorNotice error={withdraw.error ?? restore.error} />
      <Stack across gap="small">
        <BackButton />
        {withdrawn ? null : (
          <>
            <Button look="primary" keys={shortcuts.correct.text} autoFocus={!restore.isIdle} onPress={onCorrect}>
              {t('correct.action')}
            </Button>
            <Button look="danger" keys={shortcuts.discard.text} onPress={takeOut}>
              {t('withdraw.action')}
            </Button>
          </>
        )}
        {may('returns.issue') && !withdrawn ? <NewSlip visit={visit} onMade={onSlip} /> : null}
        {may('returns.forget') ? <ForgetSlip visit={visit} /> : null}
        {may('visits.erase') ? <EraseVisit visit={visit} onWithdraw={takeOut} onErased={onErased} /> : null}
      </Stack>
      {visit.released ? <Notice kind="info">{t('released')}</Notice> : null}
    </>
  )
}

/** Goes back to the list, to the line of the visit. */
function BackButton() {
  const { t } = useTranslation('visits')
  const navigate = route.useNavigate()
  const back = (): void => void navigate({ to: '/visits', search: previous => previous })
  useShortcut('back', back)
  return (
    <Button keys={shortcuts.back.text} onPress={back}>
      {t('back')}
    </Button>
  )
}
