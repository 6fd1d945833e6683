// The peer as its documentation has it, on PostgreSQL. "migrate" makes its tables and ends.
import { serve } from '@hono/node-server';
import { c15tInstance } from '@c15t/backend';
import { kyselyAdapter } from '@c15t/backend/db/adapters/kysely';
import { migrator } from '@c15t/backend/db/migrator';
import { DB } from '@c15t/backend/db/schema';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });
const adapter = kyselyAdapter({ db: new Kysely({ dialect: new PostgresDialect({ pool }) }), provider: 'postgresql' });

if (process.argv[2] === 'migrate') {
    const migration = await migrator({ db: DB.client(adapter), schema: 'latest' });
    await migration.execute();
    await pool.end();
} else {
    const c15t = c15tInstance({
        appName: 'bench',
        basePath: '/',
        trustedOrigins: ['http://localhost:3000'],
        adapter,
        logger: { level: 'error' },
    });
    serve({ fetch: c15t.handler, port: Number(process.env.PORT), hostname: '127.0.0.1' });
}
