import { useTranslation } from 'react-i18next'
import { type IdentityKind, identityKindsIn, withoutIdentities } from '../../shared/domain/identity-guard.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Stack } from '../ui/Stack.tsx'
import { useIdentityWords } from './identity-words.ts'

interface IdentityGuardProps {
  /** In an article an authority's number may have its place; in a note nobody's has. */
  readonly where?: 'note' | 'article'
  readonly text: string
  /** What was kept although it seems to tell who somebody is. */
  readonly kept: readonly IdentityKind[]
  /** Takes the text without what was found, and what is kept of what was found. */
  readonly onChange: (text: string, kept: IdentityKind[]) => void
}

const foundIn = { note: 'guard.found', article: 'guard.foundInArticle' } as const
const keptIn = { note: 'guard.kept', article: 'guard.keptInArticle' } as const

/** Stands under a text that seems to tell who somebody is: says what, offers to take it out, and lets a false alarm be kept. */
export function IdentityGuard({ where = 'note', text, kept, onChange }: IdentityGuardProps) {
  const { t } = useTranslation('desk')
  const words = useIdentityWords()
  const found = identityKindsIn(text)
  if (found.length === 0) return null
  const isOpen = found.some(kind => !kept.includes(kind))
  return (
    <Notice
      kind={isOpen ? 'warn' : 'info'}
      actions={
        <Stack across gap="small">
          <Button onPress={() => onChange(withoutIdentities(text), [])}>{t('guard.remove')}</Button>
          {isOpen ? (
            <Button look="quiet" onPress={() => onChange(text, found)}>
              {t('guard.keep')}
            </Button>
          ) : null}
        </Stack>
      }
    >
      {t(isOpen ? foundIn[where] : keptIn[where], { kinds: words(found) })}
    </Notice>
  )
}
