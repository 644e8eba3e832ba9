import '@digital-go-jp/design-tokens/dist/tokens.css';
import '@fontsource-variable/noto-sans-jp/wght.css';
import './style/theme.css';
import './style/base.css';
import './style/parts.css';
import './style/frame.css';
import './style/operation.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from './api/queries';
import { App } from './app';
import { Sessions } from './session/session';
import { Clocks } from './text/clock';
import { Languages } from './text/language';

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Languages>
        <Clocks>
          <Sessions>
            <App />
          </Sessions>
        </Clocks>
      </Languages>
    </QueryClientProvider>
  </StrictMode>,
);
