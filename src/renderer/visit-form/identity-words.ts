import { useTranslation } from 'react-i18next'
import { identityKindsIn, type IdentityKind } from '../../shared/domain/identity-guard.ts'
import { hintsAtName } from '../../shared/domain/name-hint.ts'

/** Names kinds of what tells who somebody is, as a list. */
export function useIdentityWords(): (kinds: readonly IdentityKind[]) => string {
  const { t } = useTranslation('vocabulary')
  return kinds => kinds.map(kind => t(`identity.${kind}`)).join(', ')
}

/** The hint for a short text in which an address belongs, such as a place or an organisation: what else in it may tell who somebody is. */
export function usePlaceHint(): (text: string) => string | undefined {
  const { t } = useTranslation('desk')
  const words = useIdentityWords()
  return text => {
    const kinds = identityKindsIn(text).filter(kind => kind !== 'address')
    return kinds.length === 0 ? undefined : t('guard.inName', { kinds: words(kinds) })
  }
}

/** The hint for a text in which somebody may be named. */
export function useNameHint(): (text: string) => string | undefined {
  const { t } = useTranslation('desk')
  return text => (hintsAtName(text) ? t('guard.name') : undefined)
}
