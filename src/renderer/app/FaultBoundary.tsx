import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Screen } from '../ui/Screen.tsx'
import { queryClient } from './calls.ts'

/** Stands where a screen fell over: says so, and starts the window again. What was half-written is kept by the bureau. */
export class FaultBoundary extends Component<{ readonly children: ReactNode }, { readonly fallen: boolean }> {
  override state = { fallen: false }

  static getDerivedStateFromError(): { fallen: boolean } {
    return { fallen: true }
  }

  /** The window may not navigate, not even to itself: the screens are put up afresh instead, knowing nothing. */
  private readonly startAgain = (): void => {
    queryClient.clear()
    this.setState({ fallen: false })
  }

  override render(): ReactNode {
    return this.state.fallen ? <Fallen onAgain={this.startAgain} /> : this.props.children
  }
}

function Fallen({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useTranslation()
  return (
    <main>
      <Screen title={t('fallen.title')}>
        <p>{t('fallen.text')}</p>
        <div>
          <Button look="primary" onPress={onAgain}>
            {t('fallen.again')}
          </Button>
        </div>
      </Screen>
    </main>
  )
}
