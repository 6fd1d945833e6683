package cn.xinshou.bench;

import java.sql.SQLException;
import java.util.List;

/** People as one service has them. Made once per state of what shapes them and kept as a template database; rows work on copies. */
interface Population {

    /** Names the template; one that is left over from another state is dropped. */
    String name();

    /** Files and folders of the checkout: when they change, people are made anew. */
    List<String> shapedBy();

    /** Makes them in a database that is empty. */
    void make(Lab lab, String database) throws SQLException;
}
