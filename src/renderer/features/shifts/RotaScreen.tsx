import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../../shared/domain/typed-date.ts'
import type { Shift } from '../../../shared/features/shifts/shifts.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall, useCommand } from '../../app/calls.ts'
import { useDates } from '../../app/dates.ts'
import { useMay } from '../../app/session.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { useToday } from '../../app/today.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { PlanShift } from './PlanShift.tsx'
import { RotaTable } from './RotaTable.tsx'

const DAYS_BACK = 14
const DAYS_AHEAD = 56

/** The shifts of the coming eight weeks and of the two behind. Everybody reads them; a coordinator plans them. */
export function RotaScreen() {
  const { t } = useTranslation('shifts')
  const navigate = useNavigate()
  const today = useToday()
  const may = useMay()
  const people = useCall('shifts.today', null).data?.people
  const list = useCall('shifts.list', { from: addDays(today, -DAYS_BACK), to: addDays(today, DAYS_AHEAD) })
  const [changed, setChanged] = useState<Shift | null>(null)
  const removed = useRemoved()
  const coming = (list.data ?? []).filter(({ date }) => date >= today)
  const past = (list.data ?? []).filter(({ date }) => date < today).toReversed()
  const mayPlan = may('shifts.plan')
  const report = (shift: Shift) => (
    <Button
      label={t('rota.reportOf', { place: shift.place, day: shift.date })}
      onPress={() => void navigate({ to: '/shifts/$id', params: { id: shift.id } })}
    >
      {t('report.title')}
    </Button>
  )
  const plan = (shift: Shift) => (
    <>
      <Button label={t('rota.changeOf', { place: shift.place, day: shift.date })} onPress={() => setChanged(shift)}>
        {t('rota.change')}
      </Button>
      <Button
        look="quiet"
        label={t('rota.removeOf', { place: shift.place, day: shift.date })}
        onPress={() => removed.remove(shift)}
      >
        {t('rota.remove')}
      </Button>
    </>
  )
  return (
    <Screen title={t('rota.title')}>
      <Stack gap="large">
        <p>{t('rota.lead')}</p>
        <CallErrorNotice error={list.error ?? removed.error} />
        <RemovedNotice removed={removed} />
        {mayPlan && people !== undefined ? (
          <PlanShift key={changed?.id ?? ''} shift={changed} people={people} onDone={() => setChanged(null)} />
        ) : null}
        {list.data !== undefined && coming.length === 0 ? (
          <EmptyState title={t('rota.emptyTitle')}>{t(mayPlan ? 'rota.emptyCoordinator' : 'rota.empty')}</EmptyState>
        ) : (
          <RotaTable
            caption={t('rota.coming')}
            shifts={coming}
            actions={shift => (
              <Stack across gap="small">
                {mayPlan ? plan(shift) : null}
                {shift.visits > 0 ? report(shift) : null}
              </Stack>
            )}
          />
        )}
        {past.length === 0 ? null : <RotaTable caption={t('rota.past')} shifts={past} actions={report} />}
      </Stack>
    </Screen>
  )
}

const changedByRemoving = ['shifts.list', 'shifts.today', 'shifts.report', 'visits.defaults'] as const

/** Takes shifts out of the rota, and puts the last one back. */
function useRemoved() {
  const remove = useCommand('shifts.remove', changedByRemoving)
  const restore = useCommand('shifts.restore', changedByRemoving)
  const [shift, setShift] = useState<Shift | null>(null)
  return {
    shift,
    isBack: restore.isSuccess,
    error: remove.error ?? restore.error,
    remove: (gone: Shift): void => {
      if (remove.isPending) return
      restore.reset()
      remove.mutate({ id: gone.id }, { onSuccess: () => setShift(gone) })
    },
    undo: (): void => {
      if (shift !== null && !restore.isPending && !restore.isSuccess) restore.mutate({ id: shift.id })
    }
  }
}

/** Says which shift was taken out, and puts it back at one key. */
function RemovedNotice({ removed: { shift, isBack, undo } }: { readonly removed: ReturnType<typeof useRemoved> }) {
  const { t } = useTranslation('shifts')
  const dates = useDates()
  useShortcut('undo', undo, shift !== null && !isBack)
  if (shift === null) return null
  const words = { day: dates.day(shift.date), place: shift.place }
  return isBack ? (
    <Notice kind="good">{t('rota.restored', words)}</Notice>
  ) : (
    <Notice
      key={shift.id}
      kind="info"
      actions={
        <Button keys={shortcuts.undo.text} autoFocus onPress={undo}>
          {t('rota.undo')}
        </Button>
      }
    >
      {t('rota.removed', words)}
    </Notice>
  )
}
