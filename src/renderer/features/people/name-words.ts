import { useTranslation } from 'react-i18next'
import { textLimits } from '../../../shared/domain/text.ts'
import type { nameProblem } from './person-form.ts'

/** The words for what is wrong with a name; undefined where nothing is. */
export function useNameProblemWords(): (problem: ReturnType<typeof nameProblem>) => string | undefined {
  const { t } = useTranslation(['people', 'common'])
  return problem => {
    if (problem === null) return undefined
    return problem === 'taken' ? t('name.taken') : t(`common:text.${problem}`, { max: textLimits.name })
  }
}
