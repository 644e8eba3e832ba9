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
