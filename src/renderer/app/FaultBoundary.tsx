import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Screen } from '../ui/Screen.tsx'

/** Stands where a screen fell over: says so, and starts the window again. What was half-written is kept by the bureau. */
export class FaultBoundary extends Component<{ readonly children: ReactNode }, { readonly fallen: boolean }> {
  override state = { fallen: false }

  static getDerivedStateFromError(): { fallen: boolean } {
    return { fallen: true }
  }

  override render(): ReactNode {
    return this.state.fallen ? <Fallen /> : this.props.children
  }
}

function Fallen() {
  const { t } = useTranslation()
  return (
    <main>
      <Screen title={t('fallen.title')}>
        <p>{t('fallen.text')}</p>
        <div>
          <Button look="primary" onPress={() => window.location.reload()}>
            {t('fallen.again')}
          </Button>
        </div>
      </Screen>
    </main>
  )
}
