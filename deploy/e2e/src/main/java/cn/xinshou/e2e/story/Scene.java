package cn.xinshou.e2e.story;

import cn.xinshou.e2e.person.Person;

/** A part of the story that happens to one person. */
interface Scene {

    /** Throws when something does not happen as it should. */
    void play(Stage stage, Person person);
}
