import { useTranslation } from 'react-i18next'
import type { FollowUp, NewFollowUp } from '../../../shared/domain/follow-ups.ts'
import { withSmallStart } from '../../../shared/domain/name-list.ts'
import type { Question, VisitBody } from '../../../shared/features/visits/visits.schema.ts'
import { useCall } from '../../app/calls.ts'
import { type CodeList, useCodeNames } from '../../app/code-names.ts'
import { useDates } from '../../app/dates.ts'
import { useLists } from '../../app/lists.ts'
import type { QuestionPart, VisitPart } from './visit-changes.ts'

/** Puts the parts of a visit into words, in the interface's language. */
export function useVisitWords() {
  const { t } = useTranslation(['visits', 'desk', 'inbox', 'vocabulary'])
  const codeName = useCodeNames()
  const dates = useDates()
  const { facts, sentence } = useLists()
  const organisations = useCall('organisations.list', null).data
  const codes = (list: CodeList, held: readonly string[]): string => sentence(held.map(code => codeName(list, code)))
  const asked = (list: CodeList, code: string | null): string =>
    code === null ? t('vocabulary:unanswered.not-asked') : codeName(list, code)

  /** What a part of the visit holds; a part that is empty says so. */
  const visitPart = (part: VisitPart, visit: VisitBody): string => {
    switch (part) {
      case 'date':
        return dates.day(visit.date)
      case 'time':
        return visit.time ?? t('visits:nothing')
      case 'place':
        return visit.place
      case 'channel':
        return codeName('channel', visit.channel)
      case 'household':
        return visit.household === null ? t('vocabulary:unanswered.not-asked') : String(visit.household)
      case 'interpreter':
        return visit.interpreter === null ? t('desk:notNoted') : codeName('interpreter', visit.interpreter)
      case 'minutes':
        return visit.minutes === null ? t('desk:notNoted') : t('desk:minutes', { count: visit.minutes })
      default:
        return asked(part, visit[part])
    }
  }

  const referral = ({ referral: made }: Question): string => {
    if (made === null) return t('visits:nothing')
    const organisation = organisations?.find(candidate => candidate.id === made.organisationId)?.name
    const outcome = made.outcome === null ? t('visits:outcome-unknown') : codeName('referralOutcome', made.outcome)
    const way = withSmallStart(codeName('referralWay', made.way))
    return facts([organisation ?? t('visits:organisation-unknown'), way, withSmallStart(outcome)])
  }

  /** What a part of a question holds; a part that is empty says so. */
  const questionPart = (part: QuestionPart, question: Question): string => {
    switch (part) {
      case 'topic':
        return codeName('topic', question.topic)
      case 'actions':
        return codes('action', question.actions)
      case 'barriers':
        return question.barriers.length === 0 ? t('visits:nothing') : codes('barrier', question.barriers)
      case 'referral':
        return referral(question)
      case 'urgency':
        return question.urgency === null ? t('desk:noHurry') : codeName('urgency', question.urgency)
      case 'note':
        return question.note ?? t('visits:nothing')
    }
  }

  /** A letter or a promised call, and what came of it where that is known. */
  const followUp = (followed: FollowUp | NewFollowUp | null): string => {
    if (followed === null) return t('visits:nothing')
    const outcome =
      'outcome' in followed && followed.outcome !== null
        ? [withSmallStart(codeName('referralOutcome', followed.outcome))]
        : []
    if (followed.kind === 'call') return facts([t('inbox:due', { day: dates.day(followed.due) }), ...outcome])
    return facts([
      t(`inbox:sender.${followed.sender}`),
      t(`inbox:kind.${followed.letter}`),
      ...(followed.due === null ? [] : [t('inbox:due', { day: dates.day(followed.due) })]),
      ...(followed.promised ? [withSmallStart(t('inbox:field.promised'))] : []),
      ...outcome
    ])
  }

  return {
    visitPart,
    questionPart,
    followUp,
    followUpLabel: (kind: NewFollowUp['kind']): string => t(`visits:followed.${kind}`),
    visitLabel: (part: VisitPart): string => t(`desk:field.${part}`),
    questionLabel: (part: QuestionPart): string => t(`desk:field.${part === 'referral' ? 'organisation' : part}`)
  }
}
