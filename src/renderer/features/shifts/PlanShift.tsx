import { useTranslation } from 'react-i18next'
import { addDays } from '../../../shared/domain/typed-date.ts'
import type { NamedPerson, Shift } from '../../../shared/features/shifts/shifts.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { useToday } from '../../app/today.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { formOfShift, type ShiftBody, type ShiftForm } from './shift-form.ts'
import { ShiftFields } from './ShiftFields.tsx'
import { useShiftForm } from './use-shift-form.ts'

const WEEK = 7

interface PlanShiftProps {
  /** The shift that is changed; null for a new one. */
  readonly shift: Shift | null
  readonly people: readonly NamedPerson[]
  readonly onDone: () => void
}

/** Plans a shift. Afterwards the form stands ready for the same shift a week later, which is what a rota mostly is. */
export function PlanShift({ shift, people, onDone }: PlanShiftProps) {
  const { t } = useTranslation(['shifts', 'common'])
  const today = useToday()
  const announce = useAnnounce()
  const empty: ShiftForm = { date: addDays(today, 1), place: '', starts: '', ends: '', people: [] }
  const plan = useCommand('shifts.plan', ['shifts.list', 'shifts.today', 'shifts.report', 'visits.defaults'])
  const giveUp = (): void => {
    if (shift !== null) state.replace(formOfShift(shift))
    onDone()
  }
  const send = (body: ShiftBody): void => {
    plan.mutate(body, {
      onSuccess: () => {
        announce(t(shift === null ? 'shifts:plan.done' : 'shifts:plan.changed'))
        state.replace({ ...body, date: addDays(body.date, WEEK) })
        if (shift !== null) return onDone()
        state.focus('date')
      }
    })
  }
  const state = useShiftForm(shift === null ? empty : formOfShift(shift), {
    name: `shift ${shift?.id ?? ''}`,
    send,
    busy: plan.isPending
  })
  return (
    <form {...state.props} aria-label={t(shift === null ? 'shifts:plan.title' : 'shifts:plan.change')}>
      <Stack>
        <h2>{t(shift === null ? 'shifts:plan.title' : 'shifts:plan.change')}</h2>
        <ShiftFields state={state} people={people} withDate />
        <CallErrorNotice error={plan.error ?? state.keepError} />
        <Stack across gap="small">
          <Button look="primary" submits busy={plan.isPending}>
            {t(shift === null ? 'shifts:plan.submit' : 'shifts:save')}
          </Button>
          {shift === null ? null : <Button onPress={giveUp}>{t('common:cancel')}</Button>}
        </Stack>
      </Stack>
    </form>
  )
}
