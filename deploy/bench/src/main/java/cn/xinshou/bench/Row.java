package cn.xinshou.bench;

import java.util.List;

/** One question about speed or size, answered by measuring. */
interface Row {

    String name();

    /** What is compared with what, in one line. */
    String question();

    /** @throws Exception whatever kept it from being measured; said in the table, and the next row goes on */
    List<Finding> measure(Lab lab) throws Exception;
}
