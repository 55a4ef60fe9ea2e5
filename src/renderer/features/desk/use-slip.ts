import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReturnId } from '../../../shared/domain/ids.ts'
import { useCall, useCommand } from '../../app/calls.ts'
import type { SlipVisit } from '../../slip/slip-content.ts'
import { isoDateSchema } from '../../../shared/domain/month.ts'
import { followUpsOf } from '../../visit-form/follow-ups-of.ts'
import type { VisitForm } from '../../visit-form/visit-form.ts'

/** A slip that is being made ready for the printer. */
interface ReadySlip {
  readonly visit: SlipVisit
  readonly code: string
}

/** The slip of the visit that was saved last. Codes are remembered only as long as the desk stands: what was printed cannot be read anywhere. */
export function useSlip() {
  const { i18n } = useTranslation('inbox')
  // As it stands on the letter itself.
  const inSwedish = i18n.getFixedT('sv', 'inbox')
  const issue = useCommand('returns.issue')
  const organisations = useCall('organisations.list', null).data ?? []
  const [shown, setShown] = useState<{ readonly returnId: ReturnId; readonly code: string } | null>(null)
  const [issued, setIssued] = useState<{ readonly visit: string; readonly code: string } | null>(null)
  const [slip, setSlip] = useState<ReadySlip | null>(null)

  const visitOf = (form: VisitForm): SlipVisit => {
    const referred = form.questions.find(question => question.organisation.chosen !== null)?.organisation.chosen
    return {
      date: isoDateSchema.parse(form.date),
      language: form.language.chosen,
      place: organisations.find(each => each.id === referred)?.name ?? null,
      deadlines: followUpsOf(form).flatMap(each =>
        each.kind === 'letter' && each.due !== null
          ? [{ sender: inSwedish(`sender.${each.sender}`), date: each.due }]
          : []
      )
    }
  }

  /** The code that is known already: the one that the visitor showed, or the one that was made for this visit. */
  const knownCode = (form: VisitForm): string | null => {
    if (issued?.visit === form.id) return issued.code
    return shown !== null && shown.returnId === form.returnId ? shown.code : null
  }

  const open = (form: VisitForm): void => {
    const known = knownCode(form)
    if (known !== null) {
      setSlip({ visit: visitOf(form), code: known })
      return
    }
    if (issue.isPending) return
    issue.mutate(
      { visit: form.id },
      {
        onSuccess: ({ code }) => {
          setIssued({ visit: form.id, code })
          setSlip({ visit: visitOf(form), code })
        }
      }
    )
  }

  return { slip, open, close: () => setSlip(null), remember: setShown, error: issue.error, isOpening: issue.isPending }
}
